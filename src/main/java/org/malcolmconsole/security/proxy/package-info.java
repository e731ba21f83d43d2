/**
 * What proxies in front of the console may say about its visitors.
 */
@NullMarked
package org.malcolmconsole.security.proxy;

import org.jspecify.annotations.NullMarked;
