/**
 * The accounts by which OpenSearch sends alerts as e-mail.
 */
@NullMarked
package org.malcolmconsole.credential.mail;

import org.jspecify.annotations.NullMarked;
