@NullMarked
package org.malcolmconsole.credential.mail;

import org.jspecify.annotations.NullMarked;
