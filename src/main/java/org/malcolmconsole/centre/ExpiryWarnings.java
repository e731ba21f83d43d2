package org.malcolmconsole.centre;

import java.util.List;

import org.malcolmconsole.web.Tone;

/**
 * Tells which certificates are near their end.
 */
public interface ExpiryWarnings {

	/**
	 * The certificates that end within 30 days or are over, as some seconds ago; quick.
	 */
	List<Warning> warnings();

	/**
	 * A certificate that somebody should renew.
	 *
	 * @param title what people call it
	 * @param sentence when it ends
	 * @param tone how urgent it is
	 * @param word the same in a word
	 */
	record Warning(String title, String sentence, Tone tone, String word) {

	}

}
