/**
 * Two TLS engines that talk to each other in memory.
 */
@NullMarked
package org.malcolmconsole.certificate.handshake;

import org.jspecify.annotations.NullMarked;
