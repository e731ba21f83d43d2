/** What both the simulated cluster and a real control plane must do, call by call. */
package org.malcolmconsole.cluster.contract;
