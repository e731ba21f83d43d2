package org.malcolmconsole.browser;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
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
import org.jspecify.annotations.Nullable;

/**
 * Windows of people at one console, all in the one Chromium of this JVM: call
 * {@link #open} for each session of a person and close the browser at the end.
 */
public final class Browser implements AutoCloseable {

	/** Milliseconds; a busy machine is not a failure. */
	private static final double PATIENCE = 60_000;

	private static final List<String> ARGUMENTS = List.of("--no-sandbox", "--disable-quic", "--no-first-run",
			"--disable-background-networking", "--disable-component-update", "--disable-sync");

	private static com.microsoft.playwright.@Nullable Browser chromium;

	private final List<Visit> visits = new ArrayList<>();

	private final URI console;

	private Browser(int port) {
		this.console = URI.create("http://127.0.0.1:" + port);
	}

	/**
	 * A browser for the console at this port of 127.0.0.1.
	 */
	public static Browser on(int port) {
		return new Browser(port);
	}

	/**
	 * Opens a window of a person who has not signed in, 1280 pixels wide, light.
	 */
	public Visit open() {
		BrowserContext context = chromium().newContext(new NewContextOptions().setBaseURL(this.console.toString())
			.setViewportSize(1280, 860)
			.setColorScheme(ColorScheme.LIGHT)
			.setReducedMotion(ReducedMotion.REDUCE)
			.setLocale("en-GB"));
		context.setDefaultTimeout(PATIENCE);
		Visit visit = new Visit(context.newPage(), this.console);
		this.visits.add(visit);
		return visit;
	}

	/** Starts with the first window, and ends with the JVM: its pipe closes then. */
	private static com.microsoft.playwright.Browser chromium() {
		com.microsoft.playwright.Browser running = chromium;
		if (running == null || !running.isConnected()) {
			PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
			Playwright playwright = Playwright
				.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
			running = playwright.chromium()
				.launch(new LaunchOptions().setExecutablePath(executable()).setArgs(ARGUMENTS));
			chromium = running;
		}
		return running;
	}

	private static Path executable() {
		String configured = System.getenv("CHROMIUM");
		return Path.of((configured != null) ? configured : "/usr/bin/chromium");
	}

	/** Closes what is still open; Chromium goes on for the next test. */
	@Override
	public void close() {
		this.visits.forEach(Visit::close);
	}

}
