/** The test bench's real control plane. */
package org.malcolmconsole.controlplane;
