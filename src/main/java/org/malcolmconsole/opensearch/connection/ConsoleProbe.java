package org.malcolmconsole.opensearch.connection;

import java.io.IOException;
import java.net.Socket;
import java.time.Clock;

import org.malcolmconsole.probe.HttpAddress;
import org.malcolmconsole.probe.Destination;
import org.malcolmconsole.probe.Destinations;
import org.malcolmconsole.probe.Findings;
import org.malcolmconsole.probe.Findings.Notes;
import org.malcolmconsole.probe.Layer.Kind;
import org.malcolmconsole.probe.ProbeFailure;
import org.malcolmconsole.probe.TlsCheck;

import org.springframework.stereotype.Component;

/**
 * Tries an OpenSearch from where the console runs.
 */
@Component
public class ConsoleProbe {

	private final Destinations destinations;

	private final Clock clock;

	public ConsoleProbe(Destinations destinations, Clock clock) {
		this.destinations = destinations;
		this.clock = clock;
	}

	/** Tries it, from its name up to its health. */
	public Findings run(Question question) {
		return Findings.of("From the console", Judge.KINDS, (notes) -> run(question, notes));
	}

	private void run(Question question, Notes notes) throws ProbeFailure {
		HttpAddress address = question.address();
		Destination destination = this.destinations.find(address.host(), address.port());
		notes.ok(Kind.DNS, "%s is %s.".formatted(address.host(), destination.addressList()));
		Answer first;
		try (Socket socket = destination.connect()) {
			notes.ok(Kind.TCP, "Port %d accepts connections.".formatted(address.port()));
			TlsCheck tls = new TlsCheck(destination, question.verify(), question.authorities(), this.clock);
			first = ask(question, "/", socket, tls, notes);
		}
		catch (IOException ex) {
			throw broken(ex);
		}
		Judge.judge(question, (path) -> again(question, path, destination), first, notes);
	}

	private static Answer ask(Question question, String path, Socket socket, TlsCheck tls, Notes notes)
			throws ProbeFailure {
		HttpAddress address = question.address();
		try {
			if (!address.secure()) {
				notes.warn(Kind.TLS, "Not encrypted, as the address says.", "Use https:// if the server can.");
				return Http.get(socket, address, path, question.login());
			}
			Socket secure = tls.over(socket);
			tls.note(notes);
			return Http.get(secure, address, path, question.login());
		}
		catch (IOException ex) {
			throw broken(ex);
		}
	}

	private Answer again(Question question, String path, Destination destination) throws ProbeFailure {
		try (Socket socket = destination.connect()) {
			TlsCheck tls = new TlsCheck(destination, question.verify(), question.authorities(), this.clock);
			return ask(question, path, socket, tls, new Notes());
		}
		catch (IOException ex) {
			throw broken(ex);
		}
	}

	private static ProbeFailure broken(IOException ex) {
		if (ex instanceof Http.TooLarge) {
			return new ProbeFailure(Kind.VERSION, "The server sends far more than OpenSearch would.",
					"Check that host, port and path are those of OpenSearch.");
		}
		if (ex instanceof Http.NoHttp) {
			return new ProbeFailure(Kind.SIGN_IN, "The server does not speak HTTP at this port.",
					"Check the port, and whether the address has to begin with https://.");
		}
		return new ProbeFailure(Kind.SIGN_IN, "The server took the connection, but gave no complete answer in time.",
				"Check that OpenSearch runs there, and whether the address has to begin with https://.");
	}

}
