package org.malcolmconsole.ldap.connection;

import java.net.InetAddress;
import java.net.UnknownHostException;

import com.unboundid.ldap.sdk.NameResolver;
import org.jspecify.annotations.Nullable;
import org.malcolmconsole.probe.Destination;

/**
 * Knows one server only, at the addresses that were checked.
 */
final class PinnedNames extends NameResolver {

	private final Destination destination;

	PinnedNames(Destination destination) {
		this.destination = destination;
	}

	@Override
	public InetAddress getByName(@Nullable String host) throws UnknownHostException {
		return getAllByName(host)[0];
	}

	@Override
	public InetAddress[] getAllByName(@Nullable String host) throws UnknownHostException {
		if (!this.destination.host().equals(host)) {
			throw new UnknownHostException("only the server itself is asked");
		}
		return this.destination.addresses().toArray(InetAddress[]::new);
	}

	@Override
	public void toString(StringBuilder buffer) {
		buffer.append("PinnedNames[").append(this.destination.host()).append(']');
	}

}
