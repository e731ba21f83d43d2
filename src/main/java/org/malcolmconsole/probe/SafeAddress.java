package org.malcolmconsole.probe;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;
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

	private SafeAddress() {
	}

	/** Whether this is an IPv4 address in any notation, and no name. */
	public static boolean isNumeric(String host) {
		return NUMERIC.matcher(host).matches();
	}

	/**
	 * Checks a host as it is written, without asking any name server.
	 * @param host in small letters, an IPv6 address in brackets
	 * @throws IllegalArgumentException with the reason, in words for users
	 */
	public static void check(String host) {
		if (METADATA_NAMES.contains(host)) {
			throw new IllegalArgumentException(CLOUD);
		}
		try {
			if (isNumeric(host)) {
				check(InetAddress.getByAddress(numeric(host)));
			}
			else if (host.startsWith("[")) {
				check(InetAddress.getByName(host));
			}
		}
		catch (UnknownHostException ex) {
			throw new IllegalArgumentException("the address names no valid host.");
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
	 * Checks an address that a name stands for.
	 * @throws IllegalArgumentException with the reason, in words for users
	 */
	public static void check(InetAddress address) {
		byte[] bytes = embedded(address.getAddress());
		try {
			InetAddress real = InetAddress.getByAddress(bytes);
			String text = real.getHostAddress().replaceFirst("%.*", "");
			if (real.isLinkLocalAddress() || METADATA_ADDRESSES.contains(text)) {
				throw new IllegalArgumentException(CLOUD);
			}
			if (real.isAnyLocalAddress() || real.isMulticastAddress() || (bytes[0] == -1 && bytes.length == 4)) {
				throw new IllegalArgumentException("no server can have this address.");
			}
		}
		catch (UnknownHostException ex) {
			throw new IllegalArgumentException("the address names no valid host.");
		}
	}

	/**
	 * The IPv4 address inside an IPv6 address of a transition form (compatible, NAT64,
	 * 6to4), else the address itself.
	 */
	private static byte[] embedded(byte[] bytes) {
		if (bytes.length != 16) {
			return bytes;
		}
		int first = ((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff);
		if (first == 0x2002) {
			return new byte[] { bytes[2], bytes[3], bytes[4], bytes[5] };
		}
		boolean translated = first == 0x64 && (bytes[2] & 0xff) == 0xff && (bytes[3] & 0xff) == 0x9b;
		boolean compatible = first == 0 && zero(bytes, 2, 8) && (bytes[12] | bytes[13] | bytes[14]) != 0;
		return (translated || compatible) ? new byte[] { bytes[12], bytes[13], bytes[14], bytes[15] } : bytes;
	}

	private static boolean zero(byte[] bytes, int from, int to) {
		for (int i = from; i < to; i++) {
			if (bytes[i] != 0) {
				return false;
			}
		}
		return true;
	}

}
