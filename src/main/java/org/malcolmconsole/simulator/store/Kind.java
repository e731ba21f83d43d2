package org.malcolmconsole.simulator.store;

/**
 * A kind of object as the API names it.
 *
 * @param group empty for the core group
 * @param version for example {@code v1}
 * @param plural as it stands in addresses
 * @param name as it stands in {@code kind}
 * @param namespaced whether its objects live in a namespace
 * @param counted whether a changed {@code spec} counts up {@code metadata.generation}
 */
public record Kind(String group, String version, String plural, String name, boolean namespaced, boolean counted) {

	/**
	 * What stands in {@code apiVersion}.
	 */
	public String apiVersion() {
		return this.group.isEmpty() ? this.version : this.group + "/" + this.version;
	}

	/**
	 * The plural as errors name it, for example {@code deployments.apps}.
	 */
	public String qualifiedPlural() {
		return this.group.isEmpty() ? this.plural : this.plural + "." + this.group;
	}

	/**
	 * The name as errors about validity give it, for example {@code Deployment.apps}.
	 */
	public String qualifiedName() {
		return this.group.isEmpty() ? this.name : this.name + "." + this.group;
	}

	/**
	 * The key of one of its objects.
	 * @param namespace ignored when the kind is not namespaced
	 */
	public Key key(String namespace, String name) {
		return new Key(this, this.namespaced ? namespace : "", name);
	}

}
