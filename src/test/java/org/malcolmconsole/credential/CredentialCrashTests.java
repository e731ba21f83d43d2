package org.malcolmconsole.credential;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.malcolmconsole.credential.account.AccountDeliveries;
import org.malcolmconsole.workspace.Change;
import org.malcolmconsole.workspace.Workspace;
import org.malcolmconsole.workspace.directory.PowerCuts;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A cut at every file operation of each item leaves the old set or the new one, never a
 * mixture.
 */
class CredentialCrashTests {

	private static final String MISSING = "missing";

	/**
	 * Every action, over a directory in which everything is there; "missing" over one
	 * without.
	 */
	private static final Map<String, Consumer<Bench>> ACTIONS = new TreeMap<>(Map.of("administrator",
			(bench) -> bench.credentials.administrator(new AdministratorAccount("another", "another password"), "t"),
			"web-certificate", (bench) -> bench.credentials.webCertificate(Bench.quick(), "t"),
			"forwarder-certificates", (bench) -> bench.credentials.forwarderCertificates("t"), "netbox",
			(bench) -> bench.credentials.netbox(true, "t"), MISSING,
			(bench) -> bench.credentials.missing(Bench.ACCOUNT, "t"), "accounts: add",
			(bench) -> AccountDeliveries.add(bench.workspace, "guest"), "accounts: remove",
			(bench) -> AccountDeliveries.remove(bench.workspace, "local"), "accounts: password",
			(bench) -> AccountDeliveries.setPassword(bench.workspace, "local")));

	/** Items that are only made together with all others. */
	private static final Set<String> IN_MISSING = Set.of("remote-opensearch");

	@TempDir
	Path directory;

	static Stream<String> actions() {
		return ACTIONS.keySet().stream();
	}

	@ParameterizedTest
	@MethodSource("actions")
	void aCutAnywhereLeavesTheOldOrTheNewSet(String action) throws Exception {
		Bench bench = action.equals(MISSING) ? new Bench() : complete();
		Map<String, String> before = new TreeMap<>();
		var contents = bench.workspace.read();
		ACTIONS.get(action).accept(bench);
		assertThat(bench.workspace.changes()).as("one action is one revision").hasSize(1);
		Change change = bench.workspace.changes().get(0);
		Stream.concat(change.files().keySet().stream(), Stream.of("config/process.env"))
			.forEach((path) -> contents.file(path)
				.ifPresent((content) -> before.put(path, new String(content, StandardCharsets.UTF_8))));
		PowerCuts.leaveOldOrNew(this.directory, before, (workspace) -> workspace.commit(again(change, workspace)));
	}

	private static Change again(Change change, Workspace workspace) {
		return new Change(change.actor(), change.reason(), workspace.current().number(), change.files(),
				change.secret());
	}

	@Test
	void everyItemIsTried() {
		Set<String> items = new TreeSet<>(new Bench().credentials.items().stream().map(CredentialItem::id).toList());
		items.removeAll(ACTIONS.keySet());
		assertThat(items).as("items whose action is not in the list above").isEqualTo(IN_MISSING);
	}

	/** Everything is there; what it holds does not matter to the files. */
	private static Bench complete() {
		Bench made = new Bench();
		made.credentials.netbox(true, "t");
		Map<String, String> files = new TreeMap<>();
		for (String path : Set.of("nginx/certs/cert.pem", "nginx/certs/key.pem", "nginx/certs/dhparam.pem",
				"logstash/certs/ca.crt", "logstash/certs/ca.key", "logstash/certs/server.crt",
				"logstash/certs/server.key", "filebeat/certs/ca.crt", "filebeat/certs/client.crt",
				"filebeat/certs/client.key", "nginx/nginx_ldap.conf", "htadmin/metadata")) {
			files.put(path, "the former " + path + "\n");
		}
		made.workspace.read()
			.envPaths()
			.forEach((path) -> files.put(path,
					new String(made.workspace.read().file(path).orElseThrow(), StandardCharsets.UTF_8)));
		files.put("config/auth.env", "MALCOLM_USERNAME=boss\nMALCOLM_PASSWORD=abc=\nK8S_SECRET=True\n");
		files.put("nginx/htpasswd", "boss:$2y$05$b\nlocal:$2y$05$l\n");
		files.put("htadmin/config.ini", "[application]\nadmin_user = boss\n");
		return new Bench(files);
	}

}
