package org.malcolmconsole.deployment.acceptance;

import org.malcolmconsole.browser.DemoTest;

/** On the simulated cluster. */
@DemoTest
class StartStopIT extends StartStopContract {

}
