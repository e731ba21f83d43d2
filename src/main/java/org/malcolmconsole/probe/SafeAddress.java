package org.malcolmconsole.probe;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decides which addresses the console may connect to: nothing that hands out secrets of
 * the machine's cloud, and nothing that no server can have.
 */
public final class SafeAddress {

	private static final Pattern NUMERIC = Pattern
		.compile("(0[xX][0-9a-fA-F]*|\\d+)(\\.(0[xX][0-9a-fA-F]*|\\d+)){0,3}");

	private static final Set<String> METADATA_NAMES = Set.of("metadata", "metadata.google.internal", "metadata.goog",
			"instance-data", "instance-data.ec2.internal");

	private static final Set<String> METADATA_ADDRESSES = Set.of("168.63.129.16", "100.100.100.200", "192.0.0.192",
			"fd00:ec2:0:0:0:0:0:254", "fd20:ce:0:0:0:0:0:254");

	private static final String CLOUD = "the address serves machines of a cloud with secrets.";

	private static final String NO_HOST = "the address names no valid host.";

	private static final Pattern DECIMAL = Pattern.compile("(0|[1-9]\\d{0,2})(\\.(0|[1-9]\\d{0,2})){3}");

	/** What ends in a number is read as an address by some, and as a name by others. */
	private static final Pattern NAME = Pattern
		.compile("[a-z0-9_]([a-z0-9_-]*)(\\.[a-z0-9_-]+)*(?<!(^|\\.)(\\d{1,99}|0x[0-9a-f]{0,99}))");

	private static final Pattern PORT = Pattern.compile(":([^:\\]]*)$");

	private SafeAddress() {
	}

	/** Whether this is an IPv4 address in any notation, and no name. */
	public static boolean isNumeric(String host) {
		return NUMERIC.matcher(host).matches();
	}

	/**
	 * A host in the form in which it is checked and looked up: small letters, no dot at
	 * its end.
	 */
	public static String plain(String host) {
		String small = host.toLowerCase(Locale.ROOT);
		return small.endsWith(".") ? small.substring(0, small.length() - 1) : small;
	}

	/**
	 * Whether the port of host and port, if there is one, is a number from 1 to 65535.
	 * @param authority such as <code>[::1]:6443</code>
	 */
	public static boolean hasPossiblePort(String authority) {
		Matcher port = PORT.matcher(authority);
		if (!port.find() || port.group(1).isEmpty()) {
			return true;
		}
		String digits = port.group(1);
		return digits.matches("[0-9]{1,9}") && Integer.parseInt(digits) > 0 && Integer.parseInt(digits) < 65_536;
	}

	/**
	 * Checks a host as it is written, without asking any name server.
	 * @param written an IPv6 address in brackets
	 * @throws IllegalArgumentException with the reason, in words for users
	 */
	public static void check(String written) {
		String host = plain(written);
		if (METADATA_NAMES.contains(host)) {
			throw new IllegalArgumentException(CLOUD);
		}
		try {
			if (isNumeric(host)) {
				check(InetAddress.getByAddress(numeric(host)));
				if (!DECIMAL.matcher(host).matches()) {
					throw new IllegalArgumentException(
							"an address of this kind is four decimal numbers, without zeros in front.");
				}
			}
			else if (host.matches("\\[[0-9a-f:.]+]")) {
				check(InetAddress.getByName(host));
			}
			else if (!NAME.matcher(host).matches()) {
				throw new IllegalArgumentException(NO_HOST);
			}
		}
		catch (UnknownHostException ex) {
			throw new IllegalArgumentException(NO_HOST);
		}
	}

	/**
	 * IPv4 as C libraries read it: one to four parts, each decimal, octal or hexadecimal,
	 * the last one filling the rest.
	 */
	private static byte[] numeric(String host) throws UnknownHostException {
		String[] parts = host.split("\\.");
		long value = 0;
		for (int i = 0; i < parts.length; i++) {
			long part = part(parts[i]);
			int bits = (i == parts.length - 1) ? 8 * (5 - parts.length) : 8;
			if (part >= 1L << bits) {
				throw new UnknownHostException();
			}
			value = (value << bits) | part;
		}
		return new byte[] { (byte) (value >> 24), (byte) (value >> 16), (byte) (value >> 8), (byte) value };
	}

	private static long part(String text) throws UnknownHostException {
		try {
			boolean octal = text.length() > 1 && text.startsWith("0");
			return text.equalsIgnoreCase("0x") ? 0
					: (octal && !text.matches("0[xX].*")) ? Long.parseLong(text, 8) : Long.decode(text);
		}
		catch (NumberFormatException ex) {
			throw new UnknownHostException();
		}
	}

	/**
	 * Checks an address that a name stands for, and each that is hidden in it.
	 * @throws IllegalArgumentException with the reason, in words for users
	 */
	public static void check(InetAddress address) {
		for (InetAddress meant : HiddenAddresses.in(address)) {
			String text = meant.getHostAddress().replaceFirst("%.*", "");
			if (meant.isLinkLocalAddress() || METADATA_ADDRESSES.contains(text)) {
				throw new IllegalArgumentException(CLOUD);
			}
			byte[] bytes = meant.getAddress();
			boolean reserved = bytes.length == 4 && (bytes[0] == 0 || (bytes[0] & 0xf0) == 0xf0);
			if (meant.isAnyLocalAddress() || meant.isMulticastAddress() || reserved) {
				throw new IllegalArgumentException("no server can have this address.");
			}
		}
	}

	/** Whether an address, or one that is hidden in it, is the machine itself. */
	public static boolean isLoopback(InetAddress address) {
		return HiddenAddresses.in(address).stream().anyMatch(InetAddress::isLoopbackAddress);
	}

}
