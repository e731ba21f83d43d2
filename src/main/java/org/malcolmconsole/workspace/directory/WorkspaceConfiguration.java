package org.malcolmconsole.workspace.directory;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

import javax.sql.DataSource;

import org.malcolmconsole.release.Releases;
import org.malcolmconsole.workspace.ChangeGuard;
import org.malcolmconsole.workspace.ChangeRule;
import org.malcolmconsole.workspace.Secrecy;
import org.malcolmconsole.workspace.Workspace;
import org.malcolmconsole.workspace.WorkspaceException;
import org.malcolmconsole.workspace.disk.Disk;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AbstractDependsOnBeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;

/**
 * Opens the Malcolm directory at start and gives it free at the end.
 */
@Configuration(proxyBeanMethods = false)
class WorkspaceConfiguration {

	@Bean
	WorkspaceLock workspaceLock(WorkspaceProperties properties) {
		return opened(() -> WorkspaceLock.of(properties.dataDirectory()), properties.dataDirectory());
	}

	/** The database is opened under the lock and closed before it is given up. */
	@Bean
	static BeanFactoryPostProcessor databaseUnderTheLock() {
		return new AbstractDependsOnBeanFactoryPostProcessor(DataSource.class, WorkspaceLock.class) {
		};
	}

	@Bean
	Checkpoint checkpoint(List<ChangeRule> rules, ObjectProvider<ChangeGuard> guards) {
		return new Checkpoint(rules, guards::orderedStream);
	}

	@Bean(destroyMethod = "shut")
	OpenWorkspace openWorkspace(WorkspaceProperties properties, Releases releases, Clock clock, Checkpoint checkpoint,
			WorkspaceLock lock) {
		return opened(() -> OpenWorkspace.open(properties, releases, clock, new Disk(), checkpoint, lock),
				properties.malcolmDirectory());
	}

	private static <T> T opened(StampCache.Reading<T> opening, Path place) {
		try {
			return opening.read();
		}
		catch (IOException ex) {
			throw WorkspaceException.of(HttpStatus.CONFLICT, "The console was not started",
					"%s can't be used: %s.".formatted(place.toAbsolutePath().normalize(), FileProblem.words(ex)), ex);
		}
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
