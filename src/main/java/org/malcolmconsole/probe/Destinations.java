package org.malcolmconsole.probe;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

import org.malcolmconsole.probe.Layer.Kind;

import org.springframework.stereotype.Component;

/**
 * Looks up servers once, and refuses those that the console must not talk to.
 */
@Component
public class Destinations {

	private static final int LOOKUP_SECONDS = 5;

	private final ProbeProperties properties;

	public Destinations(ProbeProperties properties) {
		this.properties = properties;
	}

	/**
	 * Looks a host up; what it stands for now is what connections go to, whatever its
	 * name says later.
	 * @param host in small letters, an IPv6 address in brackets
	 */
	public Destination find(String host, int port) throws ProbeFailure {
		try {
			SafeAddress.check(host);
			List<InetAddress> addresses = lookUp(SafeAddress.plain(host));
			for (InetAddress address : addresses) {
				check(address, this.properties.allowLoopback());
			}
			return new Destination(SafeAddress.plain(host).replaceAll("[\\[\\]]", ""), port, addresses,
					this.properties.timeout());
		}
		catch (IllegalArgumentException ex) {
			throw refused(host, String.valueOf(ex.getMessage()));
		}
	}

	/**
	 * Checks addresses that somebody else looked up, for a place where a loopback is
	 * never meant.
	 */
	public static void check(String host, List<InetAddress> addresses) throws ProbeFailure {
		try {
			SafeAddress.check(host);
			for (InetAddress address : addresses) {
				check(address, false);
			}
		}
		catch (IllegalArgumentException ex) {
			throw refused(host, String.valueOf(ex.getMessage()));
		}
	}

	private static void check(InetAddress address, boolean allowLoopback) {
		SafeAddress.check(address);
		if (SafeAddress.isLoopback(address) && !allowLoopback) {
			throw new IllegalArgumentException("it is the machine itself, which Malcolm's pods can't reach.");
		}
	}

	private static List<InetAddress> lookUp(String host) throws ProbeFailure {
		try {
			return CompletableFuture.supplyAsync(() -> resolve(host))
				.orTimeout(LOOKUP_SECONDS, TimeUnit.SECONDS)
				.join();
		}
		catch (CompletionException ex) {
			throw unknown(host);
		}
	}

	private static List<InetAddress> resolve(String host) {
		try {
			return List.of(InetAddress.getAllByName(host));
		}
		catch (UnknownHostException ex) {
			throw new CompletionException(ex);
		}
	}

	private static ProbeFailure unknown(String host) {
		if (!host.contains(".") || host.endsWith(".svc") || host.endsWith(".cluster.local")) {
			return ProbeFailure.skipped(Kind.DNS,
					"The name %s is not known here; names like this one are known inside of the cluster only."
						.formatted(host));
		}
		return new ProbeFailure(Kind.DNS, "The name %s is not known.".formatted(host),
				"Check how it is written, and the name server of the machine that asks.");
	}

	private static ProbeFailure refused(String host, String reason) {
		return new ProbeFailure(Kind.DNS, "%s is not asked: %s".formatted(host, reason),
				"Give the address of the server itself.");
	}

}
