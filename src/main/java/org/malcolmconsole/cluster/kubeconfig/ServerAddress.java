package org.malcolmconsole.cluster.kubeconfig;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

import org.malcolmconsole.probe.SafeAddress;

/**
 * The address of a cluster's API server: over https, and nothing that hands out secrets
 * of the machine or its cloud.
 */
public final class ServerAddress {

	private static final int LOOKUP_SECONDS = 5;

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
		SafeAddress.check(host(uri));
		return uri;
	}

	/**
	 * The addresses that a name stands for, all of them checked.
	 * @throws IllegalArgumentException with the reason, in words for users
	 * @throws UnknownHostException when the name is not known, or nobody knows it in time
	 */
	public static List<InetAddress> resolve(URI server) throws UnknownHostException {
		List<InetAddress> addresses = lookUp(SafeAddress.plain(host(server)));
		addresses.forEach(SafeAddress::check);
		return addresses;
	}

	private static List<InetAddress> lookUp(String host) throws UnknownHostException {
		try {
			return CompletableFuture.supplyAsync(() -> all(host)).orTimeout(LOOKUP_SECONDS, TimeUnit.SECONDS).join();
		}
		catch (CompletionException ex) {
			throw new UnknownHostException(host);
		}
	}

	private static List<InetAddress> all(String host) {
		try {
			return List.of(InetAddress.getAllByName(host));
		}
		catch (UnknownHostException ex) {
			throw new CompletionException(ex);
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
		// java.net.URI knows no host of a form such as 0xa9.254.43518
		String authority = (uri.getRawAuthority() != null) ? uri.getRawAuthority() : "";
		if (!SafeAddress.hasPossiblePort(authority)) {
			throw new IllegalArgumentException("its port has to be a number from 1 to 65535.");
		}
		return (uri.getHost() != null) ? uri.getHost() : authority.replaceFirst(":\\d*$", "");
	}

}
