package org.malcolmconsole.cluster.rest;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.LocalPortForward;
import io.fabric8.kubernetes.client.http.WebSocketHandshakeException;
import org.malcolmconsole.cluster.ClusterException;
import org.malcolmconsole.cluster.ClusterException.Reason;
import org.malcolmconsole.cluster.ServedCertificates;

/**
 * Begins a TLS handshake with a pod through a port forward of the API server.
 */
public final class TlsProbe implements ServedCertificates {

	private static final int MILLISECONDS = 10_000;

	private final Clients clients;

	private final String namespace;

	public TlsProbe(Clients clients, String namespace) {
		this.clients = clients;
		this.namespace = namespace;
	}

	@Override
	public List<X509Certificate> of(String pod, int port) {
		try (LocalPortForward forward = this.clients.calls()
			.pods()
			.inNamespace(this.namespace)
			.withName(pod)
			.portForward(port)) {
			List<X509Certificate> seen = handshake(forward.getLocalPort());
			if (seen.isEmpty()) {
				throw failure(pod, port, forward.getClientThrowables(), forward.getServerThrowables());
			}
			return seen;
		}
		catch (IOException | KubernetesClientException ex) {
			throw failure(pod, port, List.of(ex), List.of());
		}
	}

	/** What was shown before the handshake ended, which it may well do without us. */
	private static List<X509Certificate> handshake(int port) throws IOException {
		Witness witness = new Witness();
		try (Socket plain = new Socket()) {
			plain.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), MILLISECONDS);
			plain.setSoTimeout(MILLISECONDS);
			try (SSLSocket socket = (SSLSocket) context(witness).getSocketFactory()
				.createSocket(plain, "malcolm", port, true)) {
				socket.startHandshake();
			}
		}
		catch (IOException ex) {
			if (witness.seen.isEmpty()) {
				return List.of();
			}
		}
		return witness.seen;
	}

	private static SSLContext context(Witness witness) {
		try {
			SSLContext context = SSLContext.getInstance("TLS");
			context.init(null, new TrustManager[] { witness }, null);
			return context;
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("This Java runtime has no TLS", ex);
		}
	}

	private static ClusterException failure(String pod, int port, Collection<? extends Throwable> first,
			Collection<? extends Throwable> second) {
		List<Throwable> causes = Stream.concat(first.stream(), second.stream()).map(Throwable.class::cast).toList();
		String start = "Port %d of pod %s can't be reached: ".formatted(port, pod);
		return switch (causes.stream().mapToInt(TlsProbe::code).max().orElse(0)) {
			case 401, 403 -> new ClusterException(Reason.FORBIDDEN,
					start + "the console may not forward ports (create on pods/portforward).");
			case 404 ->
				new ClusterException(Reason.NOT_FOUND, start + "the cluster knows no such pod or port forward.");
			case 0 -> new ClusterException(Reason.UNREACHABLE, start + "it does not answer with TLS.");
			default -> new ClusterException(Reason.BUSY, start + "the cluster forwards no ports now.");
		};
	}

	private static int code(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof WebSocketHandshakeException refused) {
				return refused.getResponse().code();
			}
			if (cause instanceof KubernetesClientException known && known.getCode() > 0) {
				return known.getCode();
			}
		}
		return 0;
	}

	/** Looks, and believes nothing: no secret is ever sent over such a connection. */
	private static final class Witness implements X509TrustManager {

		private volatile List<X509Certificate> seen = List.of();

		@Override
		public void checkServerTrusted(X509Certificate[] chain, String kind) {
			this.seen = List.of(chain);
		}

		@Override
		public void checkClientTrusted(X509Certificate[] chain, String kind) {
			throw new UnsupportedOperationException();
		}

		@Override
		public X509Certificate[] getAcceptedIssuers() {
			return new X509Certificate[0];
		}

	}

}
