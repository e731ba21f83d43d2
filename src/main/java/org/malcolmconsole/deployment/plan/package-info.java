/** What a start would change, over REST and as the review page. */
@NullMarked
package org.malcolmconsole.deployment.plan;

import org.jspecify.annotations.NullMarked;
