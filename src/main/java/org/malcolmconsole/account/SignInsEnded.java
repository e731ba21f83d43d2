package org.malcolmconsole.account;

/**
 * Something ended sessions of an account: it was changed, disabled or removed.
 *
 * @param account its name
 */
public record SignInsEnded(String account) {

}
