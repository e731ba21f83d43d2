package org.malcolmconsole.ldap.connection;

import java.net.InetAddress;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.OperationType;
import com.unboundid.ldif.LDIFException;
import org.malcolmconsole.ldap.file.LdapServer;
import org.malcolmconsole.ldap.file.ServerType;
import org.malcolmconsole.probe.TlsIdentity;

/** An LDAP server with two people and a group, on free ports of this machine. */
public final class StandInDirectory implements AutoCloseable {

	public static final String READER = "cn=reader,dc=example,dc=org";

	public static final String PASSWORD = "canary-\"pass\\word\" ä$;";

	private final InMemoryDirectoryServer server;

	private StandInDirectory(InMemoryDirectoryServer server) {
		this.server = server;
	}

	/** Listens plain (with StartTLS) and encrypted. */
	public static StandInDirectory start(TlsIdentity identity) {
		try {
			InetAddress loopback = InetAddress.getLoopbackAddress();
			InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig("dc=example,dc=org");
			config.addAdditionalBindCredentials(READER, PASSWORD);
			config.setSchema(null);
			config.setListenerConfigs(
					InMemoryListenerConfig.createLDAPConfig("plain", loopback, 0,
							identity.context().getSocketFactory()),
					InMemoryListenerConfig.createLDAPSConfig("secure", loopback, 0,
							identity.context().getServerSocketFactory(), null));
			config.setAuthenticationRequiredOperationTypes(OperationType.SEARCH);
			InMemoryDirectoryServer server = new InMemoryDirectoryServer(config);
			server.add("dn: dc=example,dc=org", "objectClass: domain", "dc: example");
			for (String person : new String[] { "ada", "grace" }) {
				server.add("dn: uid=" + person + ",dc=example,dc=org", "objectClass: posixAccount",
						"objectClass: person", "uid: " + person, "sAMAccountName: " + person, "cn: " + person);
			}
			server.add("dn: cn=malcolm,dc=example,dc=org", "objectClass: group", "cn: malcolm", "memberUid: ada",
					"member: uid=ada,dc=example,dc=org");
			server.startListening();
			return new StandInDirectory(server);
		}
		catch (LDAPException | LDIFException ex) {
			throw new IllegalStateException(ex);
		}
	}

	public int port() {
		return this.server.getListenPort("plain");
	}

	public int securePort() {
		return this.server.getListenPort("secure");
	}

	LdapServer as(ServerType type, boolean secure) {
		return new LdapServer(type, secure, "localhost", secure ? securePort() : port(), "dc=example,dc=org",
				type.attribute(), type.filter(), READER, PASSWORD, "cn=malcolm,dc=example,dc=org");
	}

	@Override
	public void close() {
		this.server.shutDown(true);
	}

}
