package org.malcolmconsole.cluster;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Names one object of the cluster; the namespace is null for objects that have none.
 */
public record ObjectRef(String apiVersion, String kind, @Nullable String namespace, String name) {

	public ObjectRef {
		Objects.requireNonNull(apiVersion, "apiVersion");
		Objects.requireNonNull(kind, "kind");
		Objects.requireNonNull(name, "name");
	}

	/**
	 * The API group, empty for the core group.
	 */
	public String group() {
		int slash = this.apiVersion.indexOf('/');
		return (slash < 0) ? "" : this.apiVersion.substring(0, slash);
	}

	@Override
	public String toString() {
		return this.kind + " " + ((this.namespace != null) ? this.namespace + "/" : "") + this.name;
	}

}
