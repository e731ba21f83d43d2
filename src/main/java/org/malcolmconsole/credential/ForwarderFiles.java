package org.malcolmconsole.credential;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.certificate.CertificateIssuer;
import org.malcolmconsole.certificate.ForwarderCertificates;
import org.malcolmconsole.credential.CredentialItem.Shown;
import org.malcolmconsole.credential.CredentialItem.State;
import org.malcolmconsole.workspace.Change;
import org.malcolmconsole.workspace.Contents;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The certificates that Logstash and the forwarders of sensors know each other by.
 */
@Component
@Order(3)
class ForwarderFiles implements CredentialPart {

	static final String ID = "forwarder-certificates";

	static final String AUTHORITY = "logstash/certs/ca.crt";

	static final String AUTHORITY_KEY = "logstash/certs/ca.key";

	static final String SERVER = "logstash/certs/server.crt";

	static final String SERVER_KEY = "logstash/certs/server.key";

	static final String CLIENT_AUTHORITY = "filebeat/certs/ca.crt";

	static final String CLIENT = "filebeat/certs/client.crt";

	static final String CLIENT_KEY = "filebeat/certs/client.key";

	/** What a forwarder has to be given. */
	static final List<String> BUNDLE = List.of(CLIENT_AUTHORITY, CLIENT, CLIENT_KEY);

	private static final List<String> NEEDED = Stream.concat(Stream.of(AUTHORITY, SERVER, SERVER_KEY), BUNDLE.stream())
		.toList();

	private final CertificateIssuer issuer;

	private final Clock clock;

	ForwarderFiles(CertificateIssuer issuer, Clock clock) {
		this.issuer = issuer;
		this.clock = clock;
	}

	@Override
	public CredentialItem look(Contents contents) {
		List<String> missing = NEEDED.stream().filter((path) -> contents.file(path).isEmpty()).toList();
		if (missing.size() == NEEDED.size() && contents.file(AUTHORITY_KEY).isEmpty()) {
			return item(State.MISSING, "Forwarders cannot send to Malcolm yet.", List.of());
		}
		List<Shown> shown = shown(contents);
		if (!missing.isEmpty()) {
			return item(State.ATTENTION, "Some files are there, but not " + String.join(", ", missing)
					+ ". Put them back, or make new certificates and hand them to every forwarder.", shown);
		}
		if (shown.size() < 3) {
			return item(State.ATTENTION, "A certificate file cannot be read. Put it back, or make new certificates.",
					shown);
		}
		return CertificateLook.atItsAge(item(State.READY, "Logstash and its forwarders can check each other.", shown),
				this.clock.instant());
	}

	@Override
	public Change createMissing(Change change, Contents contents, @Nullable AdministratorAccount administrator) {
		return (look(contents).state() == State.MISSING) ? replace(change) : change;
	}

	Change replace(Change change) {
		ForwarderCertificates made = this.issuer.forwarders();
		Change changed = put(change, AUTHORITY, made.authority().certificatePem());
		changed = put(changed, AUTHORITY_KEY, made.authority().keyPem());
		changed = put(changed, SERVER, made.server().certificatePem());
		changed = put(changed, SERVER_KEY, made.server().keyPem());
		changed = put(changed, CLIENT_AUTHORITY, made.authority().certificatePem());
		changed = put(changed, CLIENT, made.client().certificatePem());
		return put(changed, CLIENT_KEY, made.client().keyPem());
	}

	private static List<Shown> shown(Contents contents) {
		return Stream
			.of(CertificateLook.shown(contents, AUTHORITY, "Authority that signed the other two"),
					CertificateLook.shown(contents, SERVER, "Logstash"),
					CertificateLook.shown(contents, CLIENT, "Forwarders"))
			.flatMap(List::stream)
			.toList();
	}

	private static Change put(Change change, String path, String pem) {
		return change.putSecret(path, pem.getBytes(StandardCharsets.US_ASCII));
	}

	private static CredentialItem item(State state, String detail, List<Shown> certificates) {
		return new CredentialItem(ID, "Forwarder certificates", state, detail, certificates);
	}

}
