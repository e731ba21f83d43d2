package org.malcolmconsole.account;

/**
 * An account is about to be removed, in the same transaction; what is kept under its name
 * has to go as well, because somebody else may get that name.
 *
 * @param account its name
 */
public record AccountRemoved(String account) {

}
