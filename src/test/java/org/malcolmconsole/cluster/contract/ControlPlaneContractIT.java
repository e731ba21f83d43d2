package org.malcolmconsole.cluster.contract;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import org.junit.jupiter.api.Tag;

import org.malcolmconsole.cluster.connection.ConsoleCluster;
import org.malcolmconsole.controlplane.ControlPlane;

/** A real control plane keeps the contract: it is what defines it. */
@Tag("control-plane")
class ControlPlaneContractIT extends ClusterContract {

	private final ControlPlane plane = ControlPlane.running();

	private final Set<String> ownLogs = new HashSet<>();

	private final Api api = connect(this.plane.kubeconfig());

	@Override
	public Api api() {
		return this.api;
	}

	@Override
	public ConsoleCluster console(String namespace) {
		return ConsoleCluster.connected(this.plane.kubeconfigFile(), namespace);
	}

	/** A new API server remembers only what happened since its start. */
	@Override
	public void forgetHistory() {
		this.plane.killApiServer();
		this.plane.startApiServer();
	}

	@Override
	public void log(String namespace, String pod, String container, String... lines) {
		if (this.ownLogs.add(namespace + "/" + pod)) {
			this.plane.ownLogs(namespace, pod, container);
		}
		this.plane.writeLog(namespace, pod, container, Instant.now(), lines);
	}

	private static Api connect(String kubeconfig) {
		return new Api(URI.create(value(kubeconfig, "server: \"([^\"]+)")),
				trust(Base64.getDecoder().decode(value(kubeconfig, "certificate-authority-data: ([^}\\s]+)"))),
				value(kubeconfig, "token: ([^}\\s]+)"));
	}

	private static String value(String text, String pattern) {
		var matcher = Pattern.compile(pattern).matcher(text);
		if (!matcher.find()) {
			throw new IllegalStateException(pattern);
		}
		return matcher.group(1);
	}

	private static SSLContext trust(byte[] authority) {
		try {
			var store = KeyStore.getInstance(KeyStore.getDefaultType());
			store.load(null, null);
			store.setCertificateEntry("authority",
					CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(authority)));
			var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
			trust.init(store);
			var context = SSLContext.getInstance("TLS");
			context.init(null, trust.getTrustManagers(), null);
			return context;
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

}
