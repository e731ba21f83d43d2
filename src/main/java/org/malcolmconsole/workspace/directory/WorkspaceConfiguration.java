package org.malcolmconsole.workspace.directory;

import java.io.IOException;
import java.time.Clock;
import java.util.List;

import org.malcolmconsole.release.Releases;
import org.malcolmconsole.workspace.ChangeRule;
import org.malcolmconsole.workspace.Secrecy;
import org.malcolmconsole.workspace.Workspace;
import org.malcolmconsole.workspace.disk.Disk;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Opens the Malcolm directory at start and gives it free at the end.
 */
@Configuration(proxyBeanMethods = false)
class WorkspaceConfiguration {

	@Bean(destroyMethod = "close")
	OpenWorkspace openWorkspace(WorkspaceProperties properties, Releases releases, Clock clock, List<ChangeRule> rules)
			throws IOException {
		return OpenWorkspace.open(properties, releases, clock, new Disk(), rules);
	}

	@Bean
	Workspace workspace(OpenWorkspace open) {
		return open.workspace();
	}

	@Bean
	Secrecy secrecy(Workspace workspace) {
		return new Secrecy(workspace.release());
	}

}
