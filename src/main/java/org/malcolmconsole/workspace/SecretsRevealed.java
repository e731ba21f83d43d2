package org.malcolmconsole.workspace;

/**
 * Somebody looked at the secret values of an env file.
 *
 * @param actor who
 * @param file name of the env file
 */
public record SecretsRevealed(String actor, String file) {
}
