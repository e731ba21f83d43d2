package org.malcolmconsole.web;

/**
 * A mark behind an item of the navigation.
 *
 * @param tone its colour
 * @param text what stands in it: a number or a sign, "" for no badge
 * @param meaning the same in words, for screen readers and on hover
 */
public record Badge(Tone tone, String text, String meaning) {

	/**
	 * No badge at all.
	 */
	public static final Badge NONE = new Badge(Tone.IDLE, "", "");

	/**
	 * A number of things, none for zero.
	 */
	public static Badge count(Tone tone, long count, String meaning) {
		return (count == 0) ? NONE : new Badge(tone, Long.toString(count), meaning);
	}

	/**
	 * Whether there is something to show.
	 */
	public boolean isVisible() {
		return !this.text.isEmpty();
	}

}
