package org.malcolmconsole.settings.resource;

import java.util.List;

import org.malcolmconsole.settings.Settings;
import org.malcolmconsole.settings.Snapshot;
import org.malcolmconsole.settings.Surroundings;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The place where Malcolm runs, as far as somebody knows it.
 */
@Component
public class Place {

	private final ObjectProvider<Surroundings> surroundings;

	Place(ObjectProvider<Surroundings> surroundings) {
		this.surroundings = surroundings;
	}

	/** What Malcolm needs there with the settings of a snapshot. */
	public Fit fit(Snapshot now) {
		return Fit.of(now, this.surroundings.stream().flatMap((known) -> known.nodes().stream()).toList());
	}

	/** The services whose pods are replaced by a change. */
	public List<String> replaced(Settings.Files files) {
		return this.surroundings.stream()
			.flatMap((known) -> known.replaced(files.before(), files.after()).stream())
			.toList();
	}

}
