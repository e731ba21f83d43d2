/**
 * What an operation belongs to: the connected cluster, the namespace and the revision of
 * the Malcolm directory that it was asked for.
 */
@NullMarked
package org.malcolmconsole.deployment.target;

import org.jspecify.annotations.NullMarked;
