package org.malcolmconsole.account.people;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the operator of the server can do for those who are locked out.
 *
 * @param resetPassword whom to make a one-time link for, written into the log
 * @param unlock whether to forget every failed sign-in
 */
@ConfigurationProperties("console.setup")
record RescueProperties(@Nullable String resetPassword, @DefaultValue("false") boolean unlock) {

}
