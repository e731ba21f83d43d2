package org.malcolmconsole.account.signin;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The part of an address that one person is likely to have alone: IPv4 whole, of IPv6 the
 * first 64 bits.
 */
final class Network {

	private static final Pattern LITERAL = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F.]*:[0-9a-fA-F:.]*");

	private static final int PREFIX = 8;

	private Network() {
	}

	/**
	 * The network of an address, with or without brackets and zone; "unknown" for what is
	 * none, so that these are counted together.
	 */
	static String of(String address) {
		String plain = address.replaceAll("[\\[\\]]", "").replaceAll("%.*", "");
		if (!LITERAL.matcher(plain).matches()) {
			return "unknown";
		}
		try {
			InetAddress parsed = InetAddress.getByName(plain);
			return (parsed instanceof Inet6Address)
					? HexFormat.ofDelimiter(":").formatHex(parsed.getAddress(), 0, PREFIX) + "/64"
					: parsed.getHostAddress();
		}
		catch (UnknownHostException ex) {
			return "unknown";
		}
	}

}
