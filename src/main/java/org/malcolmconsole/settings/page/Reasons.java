package org.malcolmconsole.settings.page;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.malcolmconsole.settings.Snapshot;
import org.malcolmconsole.settings.catalog.Catalog;
import org.malcolmconsole.settings.catalog.Setting;
import org.malcolmconsole.settings.draft.Draft;
import org.malcolmconsole.workspace.FileDiff;
import org.malcolmconsole.workspace.FileDiff.VariableDiff;

/**
 * Why the variables of a review change.
 *
 * @param saved the settings as they are
 * @param drafted the settings as they would be
 * @param draft what was typed
 */
record Reasons(Snapshot saved, Snapshot drafted, Draft draft) {

	/** The reasons of one file, a variable each; templates call it. */
	public List<Reason> of(FileDiff file) {
		return file.variables().stream().map(this::reason).toList();
	}

	private Reason reason(VariableDiff variable) {
		var write = this.drafted.catalog()
			.writes()
			.stream()
			.filter((each) -> each.file().equals(variable.file()) && each.key().equals(variable.key()))
			.findFirst();
		if (write.filter(Catalog.Write::constant).isPresent()) {
			return new Reason(variable.key(), List.of(), "Malcolm needs it this way on Kubernetes.");
		}
		var causes = this.drafted.catalog()
			.settings()
			.values()
			.stream()
			.filter((setting) -> !setting.shortcut() && write.isPresent()
					&& write.get().value().names().contains(setting.id()) && moved(setting))
			.map(this::cause)
			.toList();
		return new Reason(variable.key(), causes, causes.isEmpty() ? "It follows from the settings." : null);
	}

	private boolean moved(Setting setting) {
		return this.draft.has(setting.id())
				|| !Objects.equals(this.saved.values().value(setting.id()), this.drafted.values().value(setting.id()));
	}

	private Cause cause(Setting setting) {
		return new Cause(setting.id(), setting.label(), words(setting, this.saved), words(setting, this.drafted));
	}

	private static String words(Setting setting, Snapshot snapshot) {
		var value = snapshot.shown(setting.id());
		if (setting.secret()) {
			return "".equals(value) ? "empty" : "a secret";
		}
		return "".equals(value) ? "empty" : SettingRow.usual(setting, value);
	}

	/**
	 * Why a variable changes.
	 *
	 * @param sentence why, when no setting moved; else null
	 */
	record Reason(String variable, List<Cause> causes, @Nullable String sentence) {
	}

	/**
	 * A setting that moved, in words.
	 */
	record Cause(String id, String label, String before, String after) {
	}

}
