package org.malcolmconsole.credential.mail;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.malcolmconsole.credential.delivery.DeliveryFailed;
import org.malcolmconsole.credential.delivery.Errand;
import org.malcolmconsole.credential.delivery.NotYet;
import org.malcolmconsole.credential.delivery.RunningPods;
import org.malcolmconsole.credential.delivery.Vault;
import org.malcolmconsole.release.Release.Program;
import org.malcolmconsole.workspace.Workspace;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * Puts the accounts of senders into OpenSearch's keystore.
 */
@Component
class MailErrand implements Errand {

	static final String ID = "email-sender";

	static final String NOTE = "email/";

	private static final String KEY = "plugins.alerting.destination.email.";

	private static final JsonMapper JSON = JsonMapper.shared();

	private final Workspace workspace;

	private final Vault vault;

	private final RunningPods pods;

	MailErrand(Workspace workspace, Vault vault, RunningPods pods) {
		this.workspace = workspace;
		this.vault = vault;
		this.pods = pods;
	}

	@Override
	public String id() {
		return ID;
	}

	@Override
	public boolean waits() {
		return !notes().isEmpty();
	}

	@Override
	public Set<String> deployments() {
		return this.workspace.release()
			.program("opensearch-keystore")
			.stream()
			.map(Program::deployment)
			.collect(Collectors.toSet());
	}

	@Override
	public String run() {
		Map<String, String> notes = notes();
		Program program = this.workspace.release()
			.program("opensearch-keystore")
			.orElseThrow(() -> new NotYet("This release of Malcolm has no keystore for senders."));
		Keystore keystore = new Keystore(this.pods, this.pods.of(program.deployment()), program.path());
		this.pods.alone(keystore.toString(),
				() -> notes.values().forEach((note) -> put(keystore, JSON.readValue(note, MailSender.class))));
		notes.forEach(this.vault::remove);
		return "Set in " + keystore + " and found there: "
				+ notes.keySet().stream().map((name) -> name.substring(NOTE.length())).collect(Collectors.joining(", "))
				+ ". OpenSearch reads it when it starts: restart the service opensearch when it suits you.";
	}

	/** Names of the senders that are not in the keystore yet. */
	Set<String> waiting() {
		return notes().keySet().stream().map((name) -> name.substring(NOTE.length())).collect(Collectors.toSet());
	}

	Map<String, String> notes() {
		Map<String, String> notes = new TreeMap<>(this.vault.all());
		notes.keySet().removeIf((name) -> !name.startsWith(NOTE));
		return notes;
	}

	private static void put(Keystore keystore, MailSender sender) {
		String username = KEY + sender.name() + ".username";
		String password = KEY + sender.name() + ".password";
		keystore.put(username, sender.user());
		keystore.put(password, sender.secret());
		if (!keystore.keys().containsAll(Set.of(username, password))) {
			throw new DeliveryFailed("The entries of sender " + sender.name() + " are not in " + keystore
					+ ", although it took them. Try again.");
		}
	}

}
