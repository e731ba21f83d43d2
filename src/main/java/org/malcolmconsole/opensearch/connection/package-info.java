/**
 * Tests of a connection to OpenSearch, from here and from a pod.
 */
@NullMarked
package org.malcolmconsole.opensearch.connection;

import org.jspecify.annotations.NullMarked;
