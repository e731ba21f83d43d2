/** Works out the status from what is watched, and answers it over REST. */
@NullMarked
package org.malcolmconsole.deployment.board;

import org.jspecify.annotations.NullMarked;
