package org.malcolmconsole.deployment.acceptance;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;

/** On the simulated cluster. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "console.setup.username=acceptance", "console.setup.password=Long-enough-for-a-test-1",
				"console.setup.api-token=" + ConsoleApi.TOKEN, "console.simulator.step=60ms",
				"console.simulator.tick=20ms", "console.simulator.namespace-end=500ms" })
@ActiveProfiles("demo")
@DirtiesContext
class StartStopIT extends StartStopContract {

}
