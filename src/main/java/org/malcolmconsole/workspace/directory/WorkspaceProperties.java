package org.malcolmconsole.workspace.directory;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the directories are.
 *
 * @param malcolmDirectory the Malcolm directory
 * @param dataDirectory the console's own state
 * @param release version for a new Malcolm directory, null for the newest
 */
@ConfigurationProperties("console")
record WorkspaceProperties(@DefaultValue("./malcolm") Path malcolmDirectory, @DefaultValue("./data") Path dataDirectory,
		@Nullable String release) {
}
