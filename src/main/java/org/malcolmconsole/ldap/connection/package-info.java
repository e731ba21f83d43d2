/**
 * Tests of a connection to an LDAP server.
 */
@NullMarked
package org.malcolmconsole.ldap.connection;

import org.jspecify.annotations.NullMarked;
