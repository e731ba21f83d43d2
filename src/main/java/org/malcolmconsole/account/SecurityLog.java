package org.malcolmconsole.account;

import java.util.Locale;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * One line in the log for whatever concerns sign-in, rights or secrets: what, how it
 * ended, who asked, and from which address.
 */
@Component
public class SecurityLog {

	private static final Logger logger = LoggerFactory.getLogger(SecurityLog.class);

	private static final int LONGEST = 200;

	/**
	 * Writes a line.
	 * @param action such as "sign-in"
	 * @param outcome such as "refused"
	 * @param details names and values in turn; never a password or a token
	 */
	public void write(String action, String outcome, String... details) {
		StringBuilder line = new StringBuilder("action=").append(action).append(" outcome=").append(outcome);
		for (int i = 0; i + 1 < details.length; i += 2) {
			line.append(' ').append(details[i]).append('=').append(quoted(details[i + 1]));
		}
		line.append(" by=").append(quoted(actor())).append(" from=").append(quoted(address()));
		logger.info("{}", line);
	}

	private static String actor() {
		Authentication person = SecurityContextHolder.getContext().getAuthentication();
		return (person != null && person.isAuthenticated() && !(person instanceof AnonymousAuthenticationToken))
				? person.getName() : "-";
	}

	private static String address() {
		return (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes)
				? attributes.getRequest().getRemoteAddr() : "-";
	}

	/** In quotes, and without what a terminal or a reader of lines would act on. */
	static String quoted(String value) {
		StringBuilder text = new StringBuilder("\"");
		value.codePoints().limit(LONGEST).forEach((character) -> append(text, character));
		return text.append((value.length() > LONGEST) ? "…\"" : "\"").toString();
	}

	private static void append(StringBuilder text, int character) {
		boolean plain = Character.isLetterOrDigit(character) || character == ' '
				|| (character > ' ' && character < 0x7f && character != '"' && character != '\\');
		if (plain) {
			text.appendCodePoint(character);
		}
		else {
			text.append(String.format(Locale.ROOT, "\\u{%x}", character));
		}
	}

}
