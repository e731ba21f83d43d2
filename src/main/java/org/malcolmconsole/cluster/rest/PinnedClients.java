package org.malcolmconsole.cluster.rest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
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
import io.fabric8.kubernetes.client.vertx5.Vertx5HttpClientFactory;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.dns.AddressResolverOptions;
import io.vertx.core.file.FileSystemOptions;
import org.jspecify.annotations.Nullable;
import org.malcolmconsole.cluster.kubeconfig.Access;
import org.malcolmconsole.cluster.tls.ApiServerTrust;
import org.malcolmconsole.cluster.tls.ClientKey;

/**
 * Clients of a server that connect to one address, whatever its name stands for later;
 * TLS and the Host header keep the name.
 */
final class PinnedClients implements AutoCloseable {

	private final InetAddress address;

	private final Vertx vertx;

	private final KubernetesClient calls;

	private final KubernetesClient watches;

	private final KubernetesClient logs;

	/**
	 * Connects lazily: nothing is asked yet.
	 */
	PinnedClients(Access access, InetAddress address) {
		this.address = address;
		this.vertx = Vertx.vertx(new VertxOptions().setUseDaemonThread(true)
			.setFileSystemOptions(
					new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false))
			.setAddressResolverOptions(
					new AddressResolverOptions().setHostsValue(Buffer.buffer(hosts(access, address)))));
		this.calls = client(access);
		this.watches = client(access);
		this.logs = client(access);
	}

	/**
	 * All ways to write the server's name, so that no name server is ever asked for it.
	 */
	private static String hosts(Access access, InetAddress address) {
		String name = host(access);
		String plain = name.replaceFirst("\\.$", "");
		return "%s %s %s. %s\n".formatted(address.getHostAddress().replaceFirst("%.*", ""), name, plain, plain);
	}

	/**
	 * The name that the server's certificate has to be for. It is also the one that we
	 * call it by, because the library's client has no other way to name it in a
	 * handshake.
	 */
	private static String host(Access access) {
		return (access.tlsServerName() != null) ? access.tlsServerName() : String.valueOf(access.server().getHost());
	}

	private static String url(Access access) {
		URI server = access.server();
		if (access.tlsServerName() == null) {
			return server.toString();
		}
		String port = (server.getPort() < 0) ? "" : ":" + server.getPort();
		return server.getScheme() + "://" + host(access) + port + server.getRawPath();
	}

	/**
	 * Where a client's requests go, without a slash at the end.
	 */
	static String address(KubernetesClient client) {
		return client.getMasterUrl().toString().replaceFirst("/+$", "");
	}

	InetAddress address() {
		return this.address;
	}

	KubernetesClient calls() {
		return this.calls;
	}

	KubernetesClient watches() {
		return this.watches;
	}

	KubernetesClient logs() {
		return this.logs;
	}

	@Override
	public void close() {
		this.calls.close();
		this.watches.close();
		this.logs.close();
		this.vertx.close();
	}

	private KubernetesClient client(Access access) {
		// Config.empty() reads neither ~/.kube/config nor the environment
		ConfigBuilder config = new ConfigBuilder(Config.empty()).withMasterUrl(url(access))
			.withRequestRetryBackoffLimit(0)
			.withConnectionTimeout(5_000)
			.withRequestTimeout(10_000)
			.withTrustCerts(false)
			.withUserAgent("malcolm-console")
			.withCaCertData(base64(access.authority()))
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
		KubernetesClientBuilder client = new KubernetesClientBuilder().withConfig(built)
			.withHttpClientFactory(new Vertx5HttpClientFactory(this.vertx));
		KeyManager[] keys = ClientKey.of(access);
		TrustManager[] trusted = trusted(built, access);
		return client.withHttpClientBuilderConsumer((http) -> http.sslContext(keys, trusted)).build();
	}

	private static TrustManager[] trusted(Config config, Access access) {
		try {
			return ApiServerTrust.over(SSLUtils.trustManagers(config), host(access), access.authority() != null);
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
