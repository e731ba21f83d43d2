/** The objects written in manifest files, with the places that problems are named by. */
@NullMarked
package org.malcolmconsole.deployment.document;

import org.jspecify.annotations.NullMarked;
