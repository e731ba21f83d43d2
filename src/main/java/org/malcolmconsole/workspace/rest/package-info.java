/**
 * Release and revisions over REST.
 */
@NullMarked
package org.malcolmconsole.workspace.rest;

import org.jspecify.annotations.NullMarked;
