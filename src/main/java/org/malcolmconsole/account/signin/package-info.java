/**
 * Signing in with a password, and what slows down those who guess.
 */
@NullMarked
@NamedInterface("signin")
package org.malcolmconsole.account.signin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
