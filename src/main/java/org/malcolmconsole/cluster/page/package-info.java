/**
 * The page and the REST calls to choose the cluster.
 */
@NullMarked
package org.malcolmconsole.cluster.page;

import org.jspecify.annotations.NullMarked;
