package org.malcolmconsole.web;

import java.util.Locale;

/**
 * What a colour of a page says; a word and an icon always say it too.
 */
public enum Tone {

	READY("check-circle-fill"), WAIT("hourglass-split"), FAIL("exclamation-octagon-fill"), IDLE("dash-circle");

	private final String icon;

	Tone(String icon) {
		this.icon = icon;
	}

	/**
	 * The class of the element in the style sheet.
	 */
	public String css() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * The name of the icon of Bootstrap Icons, without its prefix.
	 */
	public String icon() {
		return this.icon;
	}

}
