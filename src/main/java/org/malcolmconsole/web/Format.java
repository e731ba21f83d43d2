package org.malcolmconsole.web;

import java.util.Locale;

import org.springframework.stereotype.Component;

/**
 * Figures as people read them; templates call it as {@code ${@format.bytes(x)}}.
 */
@Component("format")
public class Format {

	private static final String[] UNITS = { "B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB" };

	/**
	 * An amount of memory or storage in binary units: "71 MiB", "11.0 GiB".
	 */
	public String bytes(long bytes) {
		double value = bytes;
		int unit = 0;
		while (Math.abs(value) >= 1024 && unit < UNITS.length - 1) {
			value /= 1024;
			unit++;
		}
		String figures = (unit >= 3 && Math.abs(value) < 100) ? "%.1f" : "%.0f";
		return String.format(Locale.ROOT, figures + " %s", value, UNITS[unit]);
	}

	/**
	 * An amount of processor time in cores: "0.86".
	 */
	public String cores(double cores) {
		return String.format(Locale.ROOT, (Math.abs(cores) >= 100) ? "%.0f" : "%.2f", cores);
	}

	/**
	 * A share of a whole in percent without its sign, 0 when the whole is nothing.
	 */
	public long percent(double part, double whole) {
		return (whole <= 0) ? 0 : Math.round(100 * part / whole);
	}

	/**
	 * A number with its noun: "1 service", "22 services".
	 */
	public String count(long number, String one, String many) {
		return "%,d %s".formatted(number, (number == 1) ? one : many);
	}

}
