package org.malcolmconsole.credential.account;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.malcolmconsole.credential.delivery.Errand;
import org.malcolmconsole.credential.delivery.NotYet;
import org.malcolmconsole.credential.delivery.PodFile;
import org.malcolmconsole.credential.delivery.RunningPods;
import org.malcolmconsole.credential.delivery.Vault;
import org.malcolmconsole.credential.format.Htpasswd;
import org.malcolmconsole.deployment.LiveConfiguration;
import org.malcolmconsole.release.Release.Seeded;
import org.malcolmconsole.workspace.Contents;
import org.malcolmconsole.workspace.Workspace;

import org.springframework.stereotype.Component;

/**
 * Brings changed accounts into a Malcolm that runs: into the Secrets, and line by line
 * into the files that its claim took over once. Accounts that were made in Malcolm itself
 * stay.
 */
@Component
class AccountErrand implements Errand {

	static final String ID = "accounts";

	static final String ACCOUNT = "account/";

	static final String ADMINISTRATOR = "administrator";

	private static final Pattern ADMIN_USER = Pattern.compile("(?m)^([ \\t]*admin_user[ \\t]*=[ \\t]*)([^\\r\\n]*)");

	private final Workspace workspace;

	private final Vault vault;

	private final RunningPods pods;

	private final LiveConfiguration configuration;

	AccountErrand(Workspace workspace, Vault vault, RunningPods pods, LiveConfiguration configuration) {
		this.workspace = workspace;
		this.vault = vault;
		this.pods = pods;
		this.configuration = configuration;
	}

	@Override
	public String id() {
		return ID;
	}

	@Override
	public boolean waits() {
		return !notes(ACCOUNT).isEmpty() || !notes(ADMINISTRATOR).isEmpty();
	}

	@Override
	public Set<String> deployments() {
		return this.workspace.release().seeded().stream().map(Seeded::deployment).collect(Collectors.toSet());
	}

	@Override
	public String run() {
		return this.vault.together(() -> new Load(notes(ACCOUNT), notes(ADMINISTRATOR), this.workspace.read()))
			.bring(this);
	}

	private String bring(Map<String, String> accounts, Map<String, String> administrator, Contents contents) {
		List<String> there = new ArrayList<>();
		this.configuration
			.refresh(Set.of(Administrator.HTPASSWD, Administrator.HTADMIN, contents.envPath(Administrator.ENV)))
			.forEach((object) -> there.add(object.kind() + " " + object.name()));
		if (!accounts.isEmpty()) {
			seeded(Administrator.HTPASSWD).ifPresent((place) -> there.add(bring(place, contents, accounts)));
			accounts.forEach(this.vault::remove);
		}
		if (!administrator.isEmpty()) {
			seeded(Administrator.HTADMIN).ifPresent((place) -> there.add(bringAdministrator(place, contents)));
			administrator.forEach(this.vault::remove);
		}
		String restart = administrator.isEmpty() ? ""
				: " Arkime and upload read the administrator's account when they start: review and apply the changes to restart them.";
		return "Arrived, read back and compared: " + String.join(", ", there) + "." + restart;
	}

	private String bring(Seeded place, Contents contents, Map<String, String> notes) {
		Htpasswd wanted = Administrator.accounts(contents);
		PodFile file = file(place);
		file.edit((before) -> {
			Htpasswd changed = before.map(Htpasswd::parse).orElse(wanted);
			for (String note : notes.keySet()) {
				String username = note.substring(ACCOUNT.length());
				Htpasswd current = changed;
				changed = wanted.hash(username)
					.map((hash) -> current.with(username, hash))
					.orElseGet(() -> current.without(username));
			}
			return changed.bytes();
		});
		return file.toString();
	}

	private String bringAdministrator(Seeded place, Contents contents) {
		byte[] ours = contents.file(Administrator.HTADMIN)
			.orElseThrow(() -> new NotYet("There is no " + Administrator.HTADMIN + " yet. Create what is missing."));
		PodFile file = file(place);
		file.edit((before) -> before.flatMap((there) -> named(there, Administrator.name(contents).orElse("")))
			.orElse(ours));
		return file.toString();
	}

	/** Another administrator in the same settings; nothing when these name none. */
	private static Optional<byte[]> named(byte[] settings, String username) {
		Matcher line = ADMIN_USER.matcher(new String(settings, StandardCharsets.ISO_8859_1));
		return line.find() ? Optional
			.of(line.replaceFirst("$1" + Matcher.quoteReplacement(username)).getBytes(StandardCharsets.ISO_8859_1))
				: Optional.empty();
	}

	private PodFile file(Seeded place) {
		return new PodFile(this.pods, this.pods.of(place.deployment()), place.path());
	}

	private Optional<Seeded> seeded(String file) {
		return this.workspace.release().seeded().stream().filter((place) -> place.file().equals(file)).findFirst();
	}

	private Map<String, String> notes(String start) {
		Map<String, String> notes = new TreeMap<>(this.vault.all());
		notes.keySet().removeIf((name) -> !name.startsWith(start));
		return notes;
	}

	/**
	 * What has to be brought, and the accounts as they are since it was noted.
	 */
	private record Load(Map<String, String> accounts, Map<String, String> administrator, Contents contents) {

		String bring(AccountErrand errand) {
			return errand.bring(this.accounts, this.administrator, this.contents);
		}

	}

}
