package org.malcolmconsole.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.malcolmconsole.release.Release;
import org.malcolmconsole.release.Releases;
import org.malcolmconsole.settings.catalog.Catalog;
import org.malcolmconsole.settings.catalog.CatalogReader;
import org.malcolmconsole.workspace.Workspace;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * The catalog of the release in use, compiled once behind the start.
 */
@Component
class Catalogs {

	private final SingletonSupplier<Catalog> catalog;

	Catalogs(Workspace workspace, Releases releases) {
		this.catalog = SingletonSupplier.of(() -> read(releases, workspace.release(), owner(workspace.root())));
	}

	Catalog current() {
		return this.catalog.obtain();
	}

	@EventListener(ApplicationReadyEvent.class)
	void prepare() {
		var thread = new Thread(this.catalog::obtain, "settings-catalog");
		thread.setDaemon(true);
		thread.start();
	}

	/**
	 * Who the containers run as when nobody says otherwise: the owner, if that is not
	 * root.
	 */
	private static Map<String, String> owner(Path root) {
		return Map.of("directory_uid", id(root, "unix:uid"), "directory_gid", id(root, "unix:gid"));
	}

	private static String id(Path root, String attribute) {
		try {
			var id = (Integer) Files.getAttribute(root, attribute);
			return (id > 0) ? id.toString() : "1000";
		}
		catch (IOException | UnsupportedOperationException ex) {
			return "1000";
		}
	}

	static Catalog read(Releases releases, Release release, Map<String, String> constants) {
		return CatalogReader.read("config/" + release.version() + "/settings.yml", releases.settingsCatalog(release),
				constants);
	}

}
