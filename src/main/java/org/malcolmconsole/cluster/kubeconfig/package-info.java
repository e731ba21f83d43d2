/**
 * Reads kubeconfig files as untrusted text: nothing in them is run, followed or fetched.
 */
@NullMarked
package org.malcolmconsole.cluster.kubeconfig;

import org.jspecify.annotations.NullMarked;
