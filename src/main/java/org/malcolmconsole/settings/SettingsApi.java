package org.malcolmconsole.settings;

import java.security.Principal;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import org.malcolmconsole.settings.catalog.Setting;
import org.malcolmconsole.workspace.FileDiff.VariableDiff;
import org.malcolmconsole.workspace.Secrecy;
import org.malcolmconsole.workspace.Workspace;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Settings over REST.
 */
@RestController
@RequestMapping("/api/v1/settings")
class SettingsApi {

	private final Settings settings;

	private final Workspace workspace;

	SettingsApi(Settings settings, Workspace workspace) {
		this.settings = settings;
		this.workspace = workspace;
	}

	@GetMapping
	ResponseEntity<SettingsView> all() {
		var now = this.settings.now();
		var views = now.catalog().settings().values().stream().map((setting) -> SettingView.of(setting, now)).toList();
		return ResponseEntity.ok()
			.eTag(String.valueOf(now.revision()))
			.body(new SettingsView(this.workspace.release().version(), now.revision(), views));
	}

	/** Changes what is named; with <code>complete</code> also what Kubernetes needs. */
	@PatchMapping
	@PreAuthorize("hasRole('OPERATOR')")
	ResponseEntity<Saved> change(@RequestBody Map<String, @Nullable Object> values, @Valid Options options,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String match, Principal principal) {
		return answer(new SettingsChange(values, false, options.isComplete(), IfMatch.revision(match),
				principal.getName(), options.note()), options.isDry());
	}

	/** Changes what is named and sets everything else to its default. */
	@PutMapping
	@PreAuthorize("hasRole('OPERATOR')")
	ResponseEntity<Saved> replace(@RequestBody Map<String, @Nullable Object> values, @Valid Options options,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String match, Principal principal) {
		return answer(
				new SettingsChange(values, true, true, IfMatch.revision(match), principal.getName(), options.note()),
				options.isDry());
	}

	private ResponseEntity<Saved> answer(SettingsChange change, boolean dryRun) {
		var outcome = dryRun ? this.settings.preview(change) : this.settings.apply(change);
		return ResponseEntity.ok()
			.eTag(String.valueOf(outcome.revision()))
			.body(new Saved(outcome.revision(), outcome.changes()));
	}

	/**
	 * Query parameters of a change.
	 */
	record Options(@Nullable Boolean dryRun, @Nullable Boolean complete, @Nullable @Size(max = 500) String note) {

		boolean isDry() {
			return Boolean.TRUE.equals(this.dryRun);
		}

		boolean isComplete() {
			return Boolean.TRUE.equals(this.complete);
		}

	}

	/**
	 * All settings as JSON.
	 */
	record SettingsView(String release, long revision, List<SettingView> settings) {
	}

	/**
	 * A setting as JSON.
	 *
	 * @param reserved why only administrators may change it, null when operators may
	 * @param problem what to mend about its value, null for nothing
	 */
	record SettingView(String id, String group, String label, String help, String type,
			@Nullable List<Setting.Choice> choices, @JsonProperty("default") Object usual, Object value, boolean active,
			boolean changed, boolean effective, List<String> variables, @Nullable String reserved,
			@Nullable String problem) {

		static SettingView of(Setting setting, Snapshot now) {
			var id = setting.id();
			var choices = setting.choices().isEmpty() ? null : setting.choices();
			var variables = now.catalog()
				.writesOf(id)
				.stream()
				.map((write) -> write.file() + "/" + write.key())
				.toList();
			return new SettingView(id, setting.group(), setting.label(), setting.help(), setting.type().toString(),
					choices, shown(setting, now.values().defaultValue(id)), shown(setting, now.shown(id)),
					now.values().active().contains(id), now.values().changed(id), setting.effective(), variables,
					now.reserved().get(id), now.mend(id));
		}

		private static Object shown(Setting setting, Object value) {
			return (setting.secret() && !"".equals(value)) ? Secrecy.MASK : value;
		}

	}

	/**
	 * The outcome of a change as JSON.
	 */
	record Saved(long revision, List<VariableDiff> changes) {
	}

}
