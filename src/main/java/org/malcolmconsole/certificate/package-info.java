/**
 * Key pairs, certificates and PEM text, computed from what is handed in: no files, no
 * network, no clock of its own.
 */
@NullMarked
@ApplicationModule(displayName = "Certificate", allowedDependencies = {})
package org.malcolmconsole.certificate;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
