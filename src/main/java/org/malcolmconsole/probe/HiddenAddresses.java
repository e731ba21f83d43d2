package org.malcolmconsole.probe;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/**
 * The IPv4 addresses that an IPv6 address of a transition form holds: what is sent to it
 * may arrive there.
 */
final class HiddenAddresses {

	private HiddenAddresses() {
	}

	/** The address itself, and all that are hidden in it. */
	static List<InetAddress> in(InetAddress address) {
		List<InetAddress> all = new ArrayList<>(List.of(address));
		byte[] bytes = address.getAddress();
		if (bytes.length == 16) {
			int first = word(bytes, 0);
			boolean zeros = first == 0 && word(bytes, 2) == 0 && word(bytes, 4) == 0 && word(bytes, 6) == 0;
			if (zeros && !address.isAnyLocalAddress() && !address.isLoopbackAddress()) {
				all.add(at(bytes, 12, 13, 14, 15));
			}
			if (first == 0x64 && word(bytes, 2) == 0xff9b) {
				translated(bytes, all);
			}
			if (first == 0x2002) {
				all.add(at(bytes, 2, 3, 4, 5));
			}
			if (first == 0x2001 && word(bytes, 2) == 0) {
				tunnelled(bytes, all);
			}
			if ((word(bytes, 8) & 0xfdff) == 0 && word(bytes, 10) == 0x5efe) {
				all.add(at(bytes, 12, 13, 14, 15));
			}
		}
		return all;
	}

	/** NAT64, whose prefix may be of several lengths (RFC 6052). */
	private static void translated(byte[] bytes, List<InetAddress> into) {
		into.add(at(bytes, 12, 13, 14, 15));
		if (word(bytes, 4) != 0) {
			into.add(at(bytes, 6, 7, 9, 10));
			into.add(at(bytes, 7, 9, 10, 11));
			into.add(at(bytes, 9, 10, 11, 12));
		}
	}

	/** Teredo: its server, and the client with all bits turned (RFC 4380). */
	private static void tunnelled(byte[] bytes, List<InetAddress> into) {
		into.add(at(bytes, 4, 5, 6, 7));
		byte[] turned = bytes.clone();
		for (int index = 12; index < 16; index++) {
			turned[index] = (byte) ~turned[index];
		}
		into.add(at(turned, 12, 13, 14, 15));
	}

	private static int word(byte[] bytes, int index) {
		return (bytes[index] & 0xff) << 8 | bytes[index + 1] & 0xff;
	}

	private static InetAddress at(byte[] bytes, int... places) {
		byte[] four = new byte[4];
		for (int index = 0; index < 4; index++) {
			four[index] = bytes[places[index]];
		}
		try {
			return InetAddress.getByAddress(four);
		}
		catch (UnknownHostException ex) {
			throw new IllegalStateException("four bytes are an address", ex);
		}
	}

}
