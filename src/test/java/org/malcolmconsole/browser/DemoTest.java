package org.malcolmconsole.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.Tag;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;

/**
 * The whole console on a free port with a quick simulated cluster, and the administrator
 * and token of {@link ConsoleTest}. Each class has its own, because what it leaves in the
 * cluster is not taken back.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("console")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "console.setup.username=" + ConsoleTest.USERNAME,
				"console.setup.password=" + ConsoleTest.PASSWORD, "console.setup.api-token=" + ConsoleTest.TOKEN,
				"console.simulator.step=50ms", "console.simulator.tick=20ms", "console.simulator.namespace-end=500ms" })
@ActiveProfiles("demo")
@DirtiesContext
public @interface DemoTest {

}
