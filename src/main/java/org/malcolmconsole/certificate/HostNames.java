package org.malcolmconsole.certificate;

import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.util.IPAddress;

/**
 * Host names and IP addresses as certificates know them.
 */
public final class HostNames {

	private static final Pattern NAME = Pattern.compile(
			"(?=.{1,253}$)(\\*\\.)?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)*[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern DIGITS_AND_DOTS = Pattern.compile("[0-9.]+");

	private static final Pattern ZEROS = Pattern.compile("\\b0(:0)+\\b");

	private HostNames() {
	}

	/**
	 * Whether the text can stand in a certificate's list of alternative names.
	 * @param text a DNS name (also with {@code *.} in front), an IPv4 or an IPv6 address
	 * @return whether it is one of these
	 */
	public static boolean isValid(String text) {
		return isAddress(text) || (NAME.matcher(text).matches() && !DIGITS_AND_DOTS.matcher(text).matches());
	}

	static GeneralNames alternativeNames(List<String> hosts) {
		return new GeneralNames(hosts.stream()
			.map((host) -> new GeneralName(isAddress(host) ? GeneralName.iPAddress : GeneralName.dNSName, host))
			.toArray(GeneralName[]::new));
	}

	/** An IPv6 address without its longest run of zeros; anything else as it is. */
	static String shortened(String host) {
		if (!IPAddress.isValidIPv6(host)) {
			return host;
		}
		String zeros = ZEROS.matcher(host)
			.results()
			.map(MatchResult::group)
			.max(Comparator.comparingInt(String::length))
			.orElse("");
		return zeros.isEmpty() ? host : host.replaceFirst("(^|:)" + zeros + "(:|$)", "::");
	}

	private static boolean isAddress(String text) {
		return IPAddress.isValidIPv4(text) || IPAddress.isValidIPv6(text);
	}

}
