package org.malcolmconsole.cluster;

import org.jspecify.annotations.Nullable;

/**
 * Whether we may do one thing in the cluster; the namespace is null for the whole
 * cluster, and a resource may carry a subresource (pods/log).
 *
 * @param optional whether Malcolm can be started and stopped without it, if what it makes
 * is there already
 */
public record Permission(String verb, String group, String resource, @Nullable String namespace, boolean allowed,
		String neededFor, boolean optional) {
}
