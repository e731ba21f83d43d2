/**
 * The web server's file about LDAP, written and read back.
 */
@NullMarked
package org.malcolmconsole.ldap.file;

import org.jspecify.annotations.NullMarked;
