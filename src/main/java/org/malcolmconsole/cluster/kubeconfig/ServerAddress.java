package org.malcolmconsole.cluster.kubeconfig;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Decides which addresses the console may connect to: a cluster's API server over https,
 * but nothing that hands out secrets of the machine or its cloud.
 */
public final class ServerAddress {

	private static final Pattern NUMERIC = Pattern
		.compile("(0[xX][0-9a-fA-F]*|\\d+)(\\.(0[xX][0-9a-fA-F]*|\\d+)){0,3}");

	private static final Set<String> METADATA_NAMES = Set.of("metadata", "metadata.google.internal", "metadata.goog",
			"instance-data", "instance-data.ec2.internal");

	private static final Set<String> METADATA_ADDRESSES = Set.of("168.63.129.16", "100.100.100.200", "192.0.0.192",
			"fd00:ec2:0:0:0:0:0:254", "fd20:ce:0:0:0:0:0:254");

	private static final String CLOUD = "the address serves machines of a cloud with secrets, it is no cluster.";

	private ServerAddress() {
	}

	/**
	 * Checks what is written, without asking any name server.
	 * @throws IllegalArgumentException with the reason, in words for users
	 */
	public static URI check(String text) {
		URI uri = parse(text.strip());
		if (!"https".equalsIgnoreCase(uri.getScheme())) {
			throw new IllegalArgumentException("the address has to begin with https://, all else can be listened to.");
		}
		if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
			throw new IllegalArgumentException("the address may hold host, port and path only.");
		}
		checkHost(host(uri));
		return uri;
	}

	/**
	 * Checks the addresses that a name stands for.
	 * @throws IllegalArgumentException with the reason, in words for users
	 * @throws UnknownHostException when the name is not known
	 */
	public static void checkResolved(URI server) throws UnknownHostException {
		for (InetAddress address : InetAddress.getAllByName(host(server))) {
			refuse(address);
		}
	}

	private static URI parse(String text) {
		try {
			return new URI(text);
		}
		catch (URISyntaxException ex) {
			throw new IllegalArgumentException("this is not an address like https://host:6443.");
		}
	}

	private static String host(URI uri) {
		if (uri.getHost() != null) {
			String host = uri.getHost().toLowerCase(Locale.ROOT);
			return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
		}
		// java.net.URI knows no host of a form such as 0xa9.254.43518
		String authority = (uri.getRawAuthority() != null) ? uri.getRawAuthority() : "";
		String host = authority.replaceFirst(":\\d*$", "");
		if (!NUMERIC.matcher(host).matches()) {
			throw new IllegalArgumentException("the address names no valid host.");
		}
		return host;
	}

	private static void checkHost(String host) {
		if (METADATA_NAMES.contains(host)) {
			throw new IllegalArgumentException(CLOUD);
		}
		try {
			if (NUMERIC.matcher(host).matches()) {
				refuse(InetAddress.getByAddress(numeric(host)));
			}
			else if (host.startsWith("[")) {
				refuse(InetAddress.getByName(host));
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

	private static void refuse(InetAddress address) {
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
