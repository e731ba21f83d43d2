/**
 * Logins as curl reads them.
 */
@NullMarked
package org.malcolmconsole.opensearch.login;

import org.jspecify.annotations.NullMarked;
