package org.malcolmconsole.browser;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.WaitForOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.ColorScheme;

import static com.microsoft.playwright.options.WaitForSelectorState.ATTACHED;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A window of a person, with a record of every error on the browser's console and of
 * every host that was asked.
 */
public final class Visit implements AutoCloseable {

	private static final Path SCREENSHOTS = Path.of("target", "screenshots");

	/** Run here instead of by the builder, which opens a page more for each analysis. */
	private static final String VIOLATIONS = """
			() => axe.run(document, {
				runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations']
			}).then((results) => results.violations
				.filter((rule) => ['serious', 'critical'].includes(rule.impact))
				.map((rule) => `${rule.id}: ${rule.help} `
					+ rule.nodes.map((node) => `${node.html} ${node.failureSummary}`).join(' | ')))
			""";

	private final Page page;

	private final URI console;

	private final List<String> errors = new CopyOnWriteArrayList<>();

	private final List<String> foreignAddresses = new CopyOnWriteArrayList<>();

	Visit(Page page, URI console) {
		this.page = page;
		this.console = console;
		page.onConsoleMessage(this::record);
		page.onPageError((error) -> this.errors.add(error));
		page.context().onRequest(this::record);
		page.onDialog((dialog) -> dialog.accept());
	}

	private void record(ConsoleMessage message) {
		if ("error".equals(message.type())) {
			this.errors.add(message.text() + " at " + message.location());
		}
	}

	private void record(Request request) {
		URI address = URI.create(request.url().split("[?#]", 2)[0]);
		boolean own = this.console.getHost().equals(address.getHost()) && this.console.getPort() == address.getPort();
		if (!own && !"data".equals(address.getScheme()) && !"about".equals(address.getScheme())) {
			this.foreignAddresses.add(request.url());
		}
	}

	/**
	 * Playwright's page, for what this class has no word for.
	 */
	public Page page() {
		return this.page;
	}

	/**
	 * Opens an address of the console, such as "/logs".
	 */
	public Visit goTo(String path) {
		this.page.navigate(path);
		return this;
	}

	/**
	 * Opens a page of the console by its link in the side navigation.
	 */
	public Visit follow(String label) {
		this.page.locator("nav.nav-side a", new Page.LocatorOptions().setHasText(label)).first().click();
		return this;
	}

	/**
	 * Clicks on something that lets htmx replace an element, and waits for the new one.
	 * @param id the element's id
	 */
	public Visit clickAndSwap(Locator button, String id) {
		this.page.locator("#" + id).evaluate("(element) => element.setAttribute('data-old', '')");
		button.click();
		this.page.locator("#" + id + ":not([data-old])").waitFor(new WaitForOptions().setState(ATTACHED));
		return this;
	}

	/**
	 * Creates the first account with the one-time code; this signs in as well.
	 */
	public Visit createFirstAccount(String code, String username, String password) {
		goTo("/first-account");
		this.page.getByLabel("Setup code").fill(code);
		this.page.getByLabel("User name").fill(username);
		this.page.getByLabel("Password").fill(password);
		this.page.locator("main button[type=submit]").click();
		this.page.waitForURL(Pattern.compile(".*/(?!first-account).*"));
		return this;
	}

	/**
	 * Signs in with an account.
	 */
	public Visit signIn(String username, String password) {
		goTo("/sign-in");
		this.page.getByLabel("User name").fill(username);
		this.page.getByLabel("Password").fill(password);
		this.page.locator("main button[type=submit]").click();
		this.page.waitForURL(Pattern.compile(".*/(?!sign-in$).*"));
		return this;
	}

	/**
	 * Keeps pictures of the page in {@code target/screenshots}: 1280 and 390 pixels wide,
	 * light and dark; the window is then as it was.
	 * @param name the start of the files' names, in kebab-case
	 */
	public Visit screenshots(String name) {
		for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
			this.page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
			for (int width : List.of(390, 1280)) {
				this.page.setViewportSize(width, 860);
				String file = "%s-%d-%s.png".formatted(name, width, scheme.name().toLowerCase(Locale.ROOT));
				this.page.screenshot(new ScreenshotOptions().setPath(SCREENSHOTS.resolve(file)).setFullPage(true));
			}
		}
		forgetEmptyStyles();
		return this;
	}

	/**
	 * Fails when axe finds a serious or critical violation of WCAG 2.2 AA in the page, in
	 * light or in dark.
	 */
	public Visit isAccessible() {
		for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
			this.page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
			this.page.evaluate("window.scrollTo(0, 0)");
			if (this.page.evaluate("typeof axe").equals("undefined")) {
				this.page.evaluate(AxeBuilder.getAxeScript());
			}
			Object violations = this.page.evaluate(VIOLATIONS);
			forgetEmptyStyles();
			assertThat((List<?>) violations).as("violations on %s in %s", this.page.url(), scheme).isEmpty();
		}
		return this;
	}

	/**
	 * The tools leave empty style attributes behind; htmx would copy them at the next
	 * swap, and the policy would report that.
	 */
	private void forgetEmptyStyles() {
		this.page.evaluate("document.querySelectorAll('[style=\"\"]').forEach((it) => it.removeAttribute('style'))");
	}

	/**
	 * Fails when the page is wider than the window.
	 */
	public Visit fits(int width) {
		this.page.setViewportSize(width, 860);
		Object overflow = this.page
			.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
		assertThat(((Number) overflow).intValue()).as("pixels beyond the window of %s at %d", this.page.url(), width)
			.isZero();
		this.page.setViewportSize(1280, 860);
		return this;
	}

	/**
	 * Fails when anything so far wrote an error to the browser's console, or asked
	 * another host.
	 */
	public Visit isClean() {
		assertThat(this.errors).as("errors on the browser's console").isEmpty();
		assertThat(this.foreignAddresses).as("requests to other hosts").isEmpty();
		return this;
	}

	/**
	 * Forgets the errors of the browser's console that a test provoked on purpose.
	 */
	public Visit forgetErrors() {
		this.errors.clear();
		return this;
	}

	@Override
	public void close() {
		this.page.context().close();
	}

}
