package org.malcolmconsole.ldap.connection;

import java.io.IOException;
import java.net.Socket;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import com.unboundid.ldap.sdk.extensions.StartTLSExtendedRequest;
import org.malcolmconsole.ldap.file.LdapServer;
import org.malcolmconsole.probe.Destination;
import org.malcolmconsole.probe.Destinations;
import org.malcolmconsole.probe.Findings;
import org.malcolmconsole.probe.Findings.Notes;
import org.malcolmconsole.probe.Layer.Kind;
import org.malcolmconsole.probe.ProbeFailure;
import org.malcolmconsole.probe.TlsCheck;

import org.springframework.stereotype.Component;

/**
 * Tries an LDAP server from where the console runs: signs in and looks for people, as
 * Malcolm's web server would.
 */
@Component
public class LdapProbe {

	private static final int MOST_BYTES = 1024 * 1024;

	private final Destinations destinations;

	private final Clock clock;

	public LdapProbe(Destinations destinations, Clock clock) {
		this.destinations = destinations;
		this.clock = clock;
	}

	/** Tries it, from its name up to the group. */
	public Findings run(LdapQuestion question) {
		List<Kind> kinds = new ArrayList<>(List.of(Kind.DNS, Kind.TCP, Kind.TLS, Kind.SIGN_IN, Kind.SEARCH));
		if (!question.server().group().isEmpty()) {
			kinds.add(Kind.GROUP);
		}
		return Findings.of("From the console", kinds, (notes) -> run(question, notes));
	}

	private void run(LdapQuestion question, Notes notes) throws ProbeFailure {
		LdapServer server = question.server();
		Destination destination = this.destinations.find(server.host(), server.port());
		notes.ok(Kind.DNS, "%s is %s.".formatted(server.host(), destination.addressList()));
		TlsCheck tls = new TlsCheck(destination, question.verify(), question.authorities(), this.clock);
		try (Socket socket = destination.connect()) {
			notes.ok(Kind.TCP, "Port %d accepts connections.".formatted(server.port()));
			if (server.secure()) {
				tls.over(socket);
			}
		}
		catch (IOException ex) {
			// it was only asked whether it connects
		}
		try (LDAPConnection connection = open(server, destination, tls)) {
			encrypt(question, connection, tls, notes);
			bind(server, connection, notes);
			new LdapLookup(question, connection).run(notes);
		}
	}

	private static LDAPConnection open(LdapServer server, Destination destination, TlsCheck tls) throws ProbeFailure {
		LDAPConnectionOptions options = new LDAPConnectionOptions();
		options.setNameResolver(new PinnedNames(destination));
		options.setConnectTimeoutMillis(5_000);
		options.setResponseTimeoutMillis(destination.timeout().toMillis());
		options.setFollowReferrals(false);
		options.setMaxMessageSize(MOST_BYTES);
		try {
			LDAPConnection connection = server.secure()
					? new LDAPConnection(tls.sockets(), options, destination.host(), server.port())
					: new LDAPConnection(options, destination.host(), server.port());
			CompletableFuture.delayedExecutor(2 * destination.timeout().toMillis(), TimeUnit.MILLISECONDS)
				.execute(connection::close);
			return connection;
		}
		catch (LDAPException ex) {
			throw server.secure() ? tls.failure(ex) : new ProbeFailure(Kind.TCP,
					"The server ended the connection at once.", "Check the port, and that the server runs.");
		}
	}

	private static void encrypt(LdapQuestion question, LDAPConnection connection, TlsCheck tls, Notes notes)
			throws ProbeFailure {
		if (question.startTls()) {
			startTls(connection, tls);
		}
		if (question.startTls() || question.server().secure()) {
			tls.note(notes);
		}
		else {
			notes.warn(Kind.TLS, "Not encrypted: passwords travel in plain text.", "Use StartTLS or ldaps.");
		}
	}

	private static void startTls(LDAPConnection connection, TlsCheck tls) throws ProbeFailure {
		try {
			ResultCode code = connection.processExtendedOperation(new StartTLSExtendedRequest(tls.sockets()))
				.getResultCode();
			if (!code.equals(ResultCode.SUCCESS)) {
				throw new ProbeFailure(Kind.TLS, "The server does not offer StartTLS (%s).".formatted(code.getName()),
						"Switch StartTLS on at the server, or use ldaps.");
			}
		}
		catch (LDAPException ex) {
			throw tls.failure(ex);
		}
	}

	private static void bind(LdapServer server, LDAPConnection connection, Notes notes) throws ProbeFailure {
		try {
			connection.bind(new SimpleBindRequest(server.bindDn(), server.bindPassword()));
			notes.ok(Kind.SIGN_IN, "Signed in as " + server.bindDn() + ".");
		}
		catch (LDAPException ex) {
			throw refused(ex.getResultCode());
		}
	}

	private static ProbeFailure refused(ResultCode code) {
		if (code.equals(ResultCode.INVALID_CREDENTIALS) || code.equals(ResultCode.NO_SUCH_OBJECT)) {
			return new ProbeFailure(Kind.SIGN_IN, "The server refuses this name and password.",
					"Check both. The name is that of an entry, such as CN=malcolm,OU=services,DC=example,DC=com.");
		}
		if (code.equals(ResultCode.CONFIDENTIALITY_REQUIRED) || code.equals(ResultCode.STRONG_AUTH_REQUIRED)) {
			return new ProbeFailure(Kind.SIGN_IN, "The server takes passwords over encrypted connections only.",
					"Use StartTLS or ldaps.");
		}
		return new ProbeFailure(Kind.SIGN_IN, "Signing in failed (%s).".formatted(code.getName()),
				"Check that this is an LDAP server, whether this port is encrypted, and what its log says.");
	}

}
