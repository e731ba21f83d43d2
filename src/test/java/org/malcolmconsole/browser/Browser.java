package org.malcolmconsole.browser;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;

/**
 * One Chromium for a test class: call {@link #open} for each session of a person and
 * close the browser at the end.
 */
public final class Browser implements AutoCloseable {

	/** Milliseconds; a busy machine is not a failure. */
	private static final double PATIENCE = 60_000;

	private static final List<String> ARGUMENTS = List.of("--no-sandbox", "--disable-quic", "--no-first-run",
			"--disable-background-networking", "--disable-component-update", "--disable-sync");

	private final Playwright playwright;

	private final com.microsoft.playwright.Browser chromium;

	private final URI console;

	private Browser(int port) {
		this.console = URI.create("http://127.0.0.1:" + port);
		PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
		this.playwright = Playwright
			.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
		this.chromium = this.playwright.chromium()
			.launch(new LaunchOptions().setExecutablePath(executable()).setArgs(ARGUMENTS));
	}

	/**
	 * Starts Chromium for the console at this port of 127.0.0.1.
	 */
	public static Browser on(int port) {
		return new Browser(port);
	}

	/**
	 * Opens a window of a person who has not signed in, 1280 pixels wide, light.
	 */
	public Visit open() {
		BrowserContext context = this.chromium.newContext(new NewContextOptions().setBaseURL(this.console.toString())
			.setViewportSize(1280, 860)
			.setColorScheme(ColorScheme.LIGHT)
			.setReducedMotion(ReducedMotion.REDUCE)
			.setLocale("en-GB"));
		context.setDefaultTimeout(PATIENCE);
		Page page = context.newPage();
		return new Visit(page, this.console);
	}

	private static Path executable() {
		String configured = System.getenv("CHROMIUM");
		return Path.of((configured != null) ? configured : "/usr/bin/chromium");
	}

	@Override
	public void close() {
		this.chromium.close();
		this.playwright.close();
	}

}
