package org.malcolmconsole.settings;

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
		this.catalog = SingletonSupplier.of(() -> read(releases, workspace.release()));
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

	static Catalog read(Releases releases, Release release) {
		return CatalogReader.read("config/" + release.version() + "/settings.yml", releases.settingsCatalog(release));
	}

}
