package org.malcolmconsole.credential.account;

/**
 * Somebody who may sign in to Malcolm.
 *
 * @param administrator whether it is Malcolm's administrator
 */
record LocalAccount(String username, boolean administrator) {

}
