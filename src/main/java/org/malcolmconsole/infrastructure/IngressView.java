package org.malcolmconsole.infrastructure;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.cluster.Connection.IngressClass;

/**
 * The ingress as it is: the form that stands for it, and what it means.
 *
 * @param revision the revision that was read or written
 * @param file the file that holds it, or would hold it
 * @param namespace Malcolm's namespace
 * @param kind as in the form
 * @param manifest the text of the file, null when there is none
 * @param warnings what to think of, in sentences
 * @param ingressClasses what the cluster offers
 */
record IngressView(long revision, String file, String namespace, String kind, @Nullable String host,
		@Nullable String ingressClass, @Nullable Boolean tlsPassthrough, @Nullable String yaml,
		@Nullable String manifest, List<String> warnings, List<IngressClass> ingressClasses) {
}
