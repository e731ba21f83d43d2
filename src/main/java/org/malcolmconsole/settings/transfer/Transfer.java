package org.malcolmconsole.settings.transfer;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.malcolmconsole.settings.InvalidSettings;
import org.malcolmconsole.settings.Settings;
import org.malcolmconsole.settings.Settings.Outcome;
import org.malcolmconsole.settings.SettingsChange;
import org.malcolmconsole.settings.Snapshot;
import org.malcolmconsole.settings.catalog.Catalog.Write;
import org.malcolmconsole.settings.catalog.Setting;
import org.malcolmconsole.workspace.RevisionConflict;
import org.malcolmconsole.workspace.Secrecy;
import org.malcolmconsole.workspace.SecretsRevealed;
import org.malcolmconsole.workspace.Workspace;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Takes settings out as a file and puts such a file in.
 */
@Component
public class Transfer {

	private final Settings settings;

	private final Workspace workspace;

	private final ApplicationEventPublisher events;

	Transfer(Settings settings, Workspace workspace, ApplicationEventPublisher events) {
		this.settings = settings;
		this.workspace = workspace;
		this.events = events;
	}

	/** All settings that count, without secrets. */
	public Exported export(Format format) {
		return export(format, false);
	}

	/**
	 * All settings that count, secrets in plain text; whoever calls this has asked
	 * whether the actor may and wants that.
	 */
	public Exported exportWithSecrets(Format format, String actor) {
		var catalog = this.settings.catalog();
		catalog.settings()
			.values()
			.stream()
			.filter(Setting::secret)
			.flatMap((setting) -> catalog.writesOf(setting.id()).stream())
			.map(Write::file)
			.distinct()
			.forEach((file) -> this.events.publishEvent(new SecretsRevealed(actor, file)));
		return export(format, true);
	}

	/**
	 * What a file would change.
	 * @throws InvalidSettings (422) with every error
	 * @throws RevisionConflict (412) when it was made for another revision
	 */
	public Imported preview(Import wish) {
		var file = SettingsFile.read(wish.content(), this.settings.catalog());
		return imported(file, this.settings.preview(change(wish, file)));
	}

	/**
	 * Sets what a file says; keys that there are not are left out and listed.
	 * @throws InvalidSettings (422) with every error
	 * @throws RevisionConflict (412) when it was made for another revision
	 */
	public Imported apply(Import wish) {
		var file = SettingsFile.read(wish.content(), this.settings.catalog());
		return imported(file, this.settings.apply(change(wish, file)));
	}

	private Exported export(Format format, boolean secrets) {
		var now = this.settings.now();
		var values = new LinkedHashMap<String, Object>();
		for (var setting : now.catalog().settings().values()) {
			var value = now.values().value(setting.id());
			boolean shown = !hidden(setting, now) || (secrets && !"".equals(value));
			if (shown && !setting.shortcut() && now.values().active().contains(setting.id())) {
				values.put(setting.id(), value);
			}
		}
		var header = new Format.Header(this.workspace.release().version(), now.revision());
		var name = "malcolm-settings-%s-%d.%s".formatted(header.release(), header.revision(), format.ending());
		return new Exported(name, format, now.revision(),
				format.write(header, values).getBytes(StandardCharsets.UTF_8));
	}

	private static boolean hidden(Setting setting, Snapshot now) {
		return setting.secret() || now.mend(setting.id()) != null;
	}

	/** A file that replaces everything still keeps the secrets that it leaves out. */
	private SettingsChange change(Import wish, SettingsFile file) {
		Map<String, @Nullable Object> values = new LinkedHashMap<>(file.values());
		if (wish.replace()) {
			var now = this.settings.now();
			now.catalog()
				.settings()
				.values()
				.stream()
				.filter((setting) -> hidden(setting, now))
				.filter((setting) -> !values.containsKey(setting.id()))
				.forEach((setting) -> values.put(setting.id(), Secrecy.MASK));
		}
		var note = wish.note();
		return new SettingsChange(values, wish.replace(), wish.replace(), wish.base(), wish.actor(),
				(note != null && !note.isBlank()) ? note : "Imported settings");
	}

	private static Imported imported(SettingsFile file, Outcome outcome) {
		return new Imported(outcome, file.release(), List.copyOf(file.values().keySet()), file.unknown());
	}

	/**
	 * A file to hand out.
	 *
	 * @param name its name
	 * @param format how it is written
	 * @param revision what it was made from
	 * @param content UTF-8 text
	 */
	public record Exported(String name, Format format, long revision, byte[] content) {

		@Override
		public String toString() {
			return "Exported[" + this.name + "]";
		}

	}

	/**
	 * A file that somebody hands in.
	 *
	 * @param content YAML or JSON, at most 256 KiB
	 * @param replace whether every setting that it does not name goes to its default;
	 * secrets that it does not name stay
	 * @param base revision that this was made for, null for any
	 * @param actor who
	 * @param note why, null for none
	 */
	public record Import(byte[] content, boolean replace, @Nullable Long base, String actor, @Nullable String note) {

		@Override
		public String toString() {
			return "Import[" + this.content.length + " bytes]";
		}

	}

	/**
	 * The outcome of an import.
	 *
	 * @param outcome what changes
	 * @param release the release that the file says it is of, null when it says nothing
	 * @param known ids of the settings in the file
	 * @param unknown keys that this release does not have
	 */
	public record Imported(Outcome outcome, @Nullable String release, List<String> known, List<String> unknown) {
	}

}
