package org.malcolmconsole.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The colours of {@code theme.css} are far enough apart for WCAG 2.2 AA, in light and in
 * dark.
 */
class ThemeContrastTests {

	private static final Pattern TOKEN = Pattern.compile("--([a-z0-9-]+):\\s*(#[0-9a-f]{3,6})\\b");

	@ParameterizedTest(name = "{0}: {1} on {2}")
	@CsvSource({ "light", "dark" })
	void textCanBeReadOnEverySurface(String theme) throws IOException {
		Map<String, String> tokens = tokens(theme);
		for (String surface : new String[] { "bs-body-bg", "mc-surface", "bs-tertiary-bg" }) {
			for (String text : new String[] { "bs-body-color", "bs-secondary-color", "bs-emphasis-color",
					"bs-link-color", "mc-accent", "mc-fail" }) {
				hasContrast(tokens, text, surface, 4.5);
			}
		}
	}

	@ParameterizedTest
	@CsvSource({ "light", "dark" })
	void everyStateCanBeReadOnItsOwnGround(String theme) throws IOException {
		Map<String, String> tokens = tokens(theme);
		for (String state : new String[] { "ready", "wait", "fail", "idle", "accent" }) {
			hasContrast(tokens, "mc-" + state, "mc-" + state + "-soft", 4.5);
			hasContrast(tokens, "bs-body-color", "mc-" + state + "-soft", 4.5);
		}
		hasContrast(tokens, "mc-on-accent", "mc-accent", 4.5);
	}

	@ParameterizedTest
	@CsvSource({ "light", "dark" })
	void controlsAndChartsStandOut(String theme) throws IOException {
		Map<String, String> tokens = tokens(theme);
		for (String graphic : new String[] { "mc-control-border", "mc-chart-1", "mc-chart-2", "mc-chart-3",
				"mc-chart-4", "mc-accent" }) {
			hasContrast(tokens, graphic, "mc-surface", 3);
		}
	}

	private static void hasContrast(Map<String, String> tokens, String text, String ground, double atLeast) {
		assertThat(contrast(tokens.get(text), tokens.get(ground))).as("%s on %s", text, ground)
			.isGreaterThanOrEqualTo(atLeast);
	}

	private static Map<String, String> tokens(String theme) throws IOException {
		String css = Files.readString(Path.of("frontend", "theme.css"));
		Map<String, String> tokens = read(block(css, ":root, [data-bs-theme=light] {"));
		if (theme.equals("dark")) {
			tokens.putAll(read(block(css, "[data-bs-theme=dark] {")));
		}
		return tokens;
	}

	private static String block(String css, String selector) {
		int start = css.indexOf("\n" + selector);
		assertThat(start).as(selector).isNotNegative();
		return css.substring(start, css.indexOf('}', start));
	}

	private static Map<String, String> read(String block) {
		Map<String, String> tokens = new HashMap<>();
		Matcher matcher = TOKEN.matcher(block);
		while (matcher.find()) {
			tokens.put(matcher.group(1), matcher.group(2));
		}
		return tokens;
	}

	private static double contrast(String one, String other) {
		double a = luminance(one);
		double b = luminance(other);
		return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
	}

	private static double luminance(String colour) {
		String hex = colour.substring(1);
		if (hex.length() == 3) {
			hex = hex.replaceAll("(.)", "$1$1");
		}
		double[] weights = { 0.2126, 0.7152, 0.0722 };
		double sum = 0;
		for (int i = 0; i < 3; i++) {
			double part = Integer.parseInt(hex.substring(2 * i, 2 * i + 2), 16) / 255.0;
			sum += weights[i] * ((part <= 0.03928) ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4));
		}
		return sum;
	}

}
