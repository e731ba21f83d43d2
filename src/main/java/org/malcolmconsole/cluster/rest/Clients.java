package org.malcolmconsole.cluster.rest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;

import javax.net.ssl.KeyManager;
import javax.net.ssl.TrustManager;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.internal.SSLUtils;
import org.jspecify.annotations.Nullable;
import org.malcolmconsole.cluster.kubeconfig.Access;

/**
 * The connections to one cluster: for calls, for watches and for logs, so that none holds
 * up another.
 */
public final class Clients implements AutoCloseable {

	private final Access access;

	private final KubernetesClient calls;

	private final KubernetesClient watches;

	private final KubernetesClient logs;

	/**
	 * Connects lazily: nothing is asked yet.
	 */
	public Clients(Access access) {
		this.access = access;
		this.calls = client(access, 0);
		this.watches = client(access, 10);
		this.logs = client(access, 0);
	}

	public String address() {
		return this.access.server().toString().replaceFirst("/+$", "");
	}

	public Access access() {
		return this.access;
	}

	/**
	 * For informers, which repeat by themselves.
	 */
	public KubernetesClient watches() {
		return this.watches;
	}

	KubernetesClient calls() {
		return this.calls;
	}

	KubernetesClient logs() {
		return this.logs;
	}

	@Override
	public void close() {
		this.calls.close();
		this.watches.close();
		this.logs.close();
	}

	private static KubernetesClient client(Access access, int retries) {
		// Config.empty() reads neither ~/.kube/config nor the environment
		ConfigBuilder config = new ConfigBuilder(Config.empty()).withMasterUrl(access.server().toString())
			.withRequestRetryBackoffLimit(retries)
			.withConnectionTimeout(5_000)
			.withRequestTimeout(10_000)
			.withWatchReconnectLimit(-1)
			.withTrustCerts(false)
			.withUserAgent("malcolm-console")
			.withCaCertData(base64(access.authority()))
			.withTlsServerName(access.tlsServerName())
			.withUsername(access.username())
			.withPassword(access.password());
		Path file = access.tokenFile();
		if (file != null) {
			config.withOauthTokenProvider(() -> read(file));
		}
		else {
			config.withOauthToken(access.token());
		}
		Config built = config.build();
		KubernetesClientBuilder client = new KubernetesClientBuilder().withConfig(built);
		KeyManager[] keys = ClientKey.of(access);
		return (keys != null)
				? client.withHttpClientBuilderConsumer((http) -> http.sslContext(keys, trusted(built))).build()
				: client.build();
	}

	private static TrustManager[] trusted(Config config) {
		try {
			return SSLUtils.trustManagers(config);
		}
		catch (GeneralSecurityException | IOException ex) {
			throw new IllegalStateException("This Java runtime can't trust the cluster's authority", ex);
		}
	}

	private static @Nullable String base64(@Nullable String pem) {
		return (pem != null) ? Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.US_ASCII)) : null;
	}

	private static String read(Path file) {
		try {
			return Files.readString(file).strip();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
