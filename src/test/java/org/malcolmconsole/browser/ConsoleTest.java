package org.malcolmconsole.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.Tag;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/**
 * The whole console on a free port, with the first administrator and a token; all tests
 * with nothing but this share one, and each class finds its directory as if it were new.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("console")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "console.setup.username=" + ConsoleTest.USERNAME,
				"console.setup.password=" + ConsoleTest.PASSWORD, "console.setup.api-token=" + ConsoleTest.TOKEN,
				"console.probe.allow-loopback=true", "console.probe.timeout=60s" })
public @interface ConsoleTest {

	/**
	 * The name of the administrator.
	 */
	String USERNAME = "ada";

	/**
	 * The password of the administrator.
	 */
	String PASSWORD = "Grey-lantern-42";

	/**
	 * A token of the administrator.
	 */
	String TOKEN = "test-token-0123456789-0123456789-abcdef";

}
