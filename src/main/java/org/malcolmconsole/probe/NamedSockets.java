package org.malcolmconsole.probe;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;

import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * TLS sockets that expect the certificate of one host, whatever address they connect to.
 */
final class NamedSockets extends SSLSocketFactory {

	private final SSLSocketFactory sockets;

	private final String host;

	NamedSockets(SSLSocketFactory sockets, String host) {
		this.sockets = sockets;
		this.host = host;
	}

	private Socket named(Socket socket) {
		SSLSocket secure = (SSLSocket) socket;
		SSLParameters parameters = secure.getSSLParameters();
		parameters.setEndpointIdentificationAlgorithm("HTTPS");
		if (!this.host.contains(":") && !SafeAddress.isNumeric(this.host)) {
			parameters.setServerNames(List.of(new SNIHostName(this.host)));
		}
		secure.setSSLParameters(parameters);
		return secure;
	}

	@Override
	public Socket createSocket() throws IOException {
		return named(this.sockets.createSocket());
	}

	@Override
	public Socket createSocket(Socket connected, String ignored, int port, boolean close) throws IOException {
		return named(this.sockets.createSocket(connected, this.host, port, close));
	}

	@Override
	public Socket createSocket(String name, int port) {
		throw new UnsupportedOperationException("would look the name up again");
	}

	@Override
	public Socket createSocket(String name, int port, InetAddress from, int fromPort) {
		throw new UnsupportedOperationException("would look the name up again");
	}

	@Override
	public Socket createSocket(InetAddress address, int port) throws IOException {
		return named(this.sockets.createSocket(address, port));
	}

	@Override
	public Socket createSocket(InetAddress address, int port, InetAddress from, int fromPort) throws IOException {
		return named(this.sockets.createSocket(address, port, from, fromPort));
	}

	@Override
	public String[] getDefaultCipherSuites() {
		return this.sockets.getDefaultCipherSuites();
	}

	@Override
	public String[] getSupportedCipherSuites() {
		return this.sockets.getSupportedCipherSuites();
	}

}
