package org.malcolmconsole.release;

import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Leaves the meaning of plain scalars open, so that it can be given to them as Kubernetes
 * does.
 */
class PlainTag extends Resolver {

	static final Tag PLAIN = new Tag("tag:malcolm-console,plain");

	@Override
	protected void addImplicitResolvers() {
	}

	@Override
	public Tag resolve(NodeId kind, String value, boolean implicit) {
		return (kind == NodeId.scalar && implicit) ? PLAIN : super.resolve(kind, value, implicit);
	}

}
