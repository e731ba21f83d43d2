/**
 * OpenSearch elsewhere: its login, and whether it can be reached.
 */
@NullMarked
@ApplicationModule(displayName = "OpenSearch", allowedDependencies = { "workspace", "cluster", "probe", "web" })
package org.malcolmconsole.opensearch;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
