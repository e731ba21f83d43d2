package org.malcolmconsole.browser;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/**
 * Lets the console log everything that it can during the tests of a class, for those who
 * look for secrets there.
 */
public final class TraceLogs implements BeforeEachCallback, AfterEachCallback {

	@Override
	public void beforeEach(ExtensionContext context) {
		log(LogLevel.TRACE);
	}

	@Override
	public void afterEach(ExtensionContext context) {
		log(null);
	}

	private static void log(LogLevel level) {
		LoggingSystem logging = LoggingSystem.get(TraceLogs.class.getClassLoader());
		logging.setLogLevel("org.malcolmconsole", level);
		logging.setLogLevel("org.springframework.jdbc", level);
	}

}
