/**
 * Chromium for tests: page objects, screenshots, and recorders of what must not happen.
 */
@org.jspecify.annotations.NullMarked
package org.malcolmconsole.browser;
