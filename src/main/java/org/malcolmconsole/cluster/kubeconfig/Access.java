package org.malcolmconsole.cluster.kubeconfig;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import org.jspecify.annotations.Nullable;

/**
 * All that is needed to talk to an API server; certificates and keys are PEM text.
 *
 * @param tokenFile a file that holds the token and changes from time to time; only for
 * the service account of a pod, never from a kubeconfig
 */
public record Access(URI server, @Nullable String authority, @Nullable String tlsServerName, @Nullable String token,
		@Nullable Path tokenFile, @Nullable String clientCertificate, @Nullable String clientKey,
		@Nullable String username, @Nullable String password) {

	/**
	 * Access to a simulated cluster.
	 */
	public static Access simulated(URI server, String token) {
		return new Access(server, null, null, token, null, null, null, null, null);
	}

	/**
	 * Access with the token of a pod's service account.
	 */
	public static Access serviceAccount(URI server, String authority, Path tokenFile) {
		return new Access(server, authority, null, null, tokenFile, null, null, null, null);
	}

	/**
	 * A digest of address and authority, which tells one server from another behind the
	 * same address, such as that of a tunnel.
	 */
	public String endpoint() {
		String authority = (this.authority != null) ? this.authority.replaceAll("\\s", "") : "";
		byte[] text = (this.server + "\n" + authority).getBytes(StandardCharsets.UTF_8);
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text), 0, 16);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Names the server only: the rest is secret.
	 */
	@Override
	public String toString() {
		return "Access[" + this.server + "]";
	}

}
