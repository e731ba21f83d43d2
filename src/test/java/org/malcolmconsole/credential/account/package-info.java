@NullMarked
package org.malcolmconsole.credential.account;

import org.jspecify.annotations.NullMarked;
