package org.malcolmconsole.ldap;

import java.util.List;

/**
 * What was written, without any secret.
 *
 * @param revision the revision that holds it
 * @param files the files that were written, as paths in the Malcolm directory
 */
record LdapSaved(long revision, List<String> files, LdapView ldap) {

}
