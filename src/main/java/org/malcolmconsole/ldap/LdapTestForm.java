package org.malcolmconsole.ldap;

import org.jspecify.annotations.Nullable;

/**
 * What to try.
 *
 * @param server null for what is stored
 * @param person somebody to look up, null for anybody
 */
record LdapTestForm(@Nullable LdapForm server, @Nullable String person) {

}
