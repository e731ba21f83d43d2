package org.malcolmconsole.credential.mail;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.malcolmconsole.credential.delivery.Courier;
import org.malcolmconsole.credential.delivery.Deliveries;
import org.malcolmconsole.credential.delivery.Delivery.State;
import org.malcolmconsole.credential.delivery.PodsOnDisk;
import org.malcolmconsole.credential.delivery.RunningPods;
import org.malcolmconsole.credential.delivery.Vault;
import org.malcolmconsole.credential.mail.MailSenders.Waiting;
import org.malcolmconsole.release.TestRelease;
import org.malcolmconsole.web.InvalidFields;
import org.malcolmconsole.workspace.MemoryWorkspace;

import org.springframework.web.ErrorResponseException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Accounts of senders get into a keystore, through a real shell and standard input. */
class MailSenderTests {

	private static final String OPENSEARCH = "opensearch-deployment";

	private static final String PROGRAM = "/usr/share/opensearch/bin/opensearch-keystore";

	private static final String KEY = "plugins.alerting.destination.email.alerts.";

	private static final MailSender ALERTS = new MailSender("alerts", "mailer@example.org",
			"canary \"Robin\" $4713 \\ ü");

	@TempDir
	Path directory;

	private PodsOnDisk cluster;

	private Courier courier;

	private MailSenders senders;

	private Path entries;

	@BeforeEach
	void consoleOverAMalcolm() throws Exception {
		this.cluster = new PodsOnDisk(Files.createDirectories(this.directory.resolve("pods")));
		Path program = this.cluster.file(OPENSEARCH, PROGRAM);
		Files.copy(Path.of("src/test/control-plane/container/keystore"), program);
		assertThat(program.toFile().setExecutable(true)).isTrue();
		this.entries = program.resolveSibling("opensearch-keystore.entries");
		start();
	}

	@AfterEach
	void stop() {
		this.courier.stop();
	}

	@Test
	void bothEntriesAreSetAndFoundThere() throws Exception {
		this.cluster.run(OPENSEARCH, "1");
		Waiting answer = this.senders.set(ALERTS);
		assertThat(answer.delivery().detail()).contains("alerts", "opensearch-deployment-1", "restart");
		assertThat(answer.delivery().state()).isEqualTo(State.ARRIVED);
		assertThat(answer.waiting()).isEmpty();
		assertThat(Files.readString(this.entries.resolve(KEY + "username"))).isEqualTo(ALERTS.user());
		assertThat(Files.readString(this.entries.resolve(KEY + "password"))).isEqualTo(ALERTS.secret());
		this.senders.set(new MailSender("alerts", "another", "another secret"));
		assertThat(Files.readString(this.entries.resolve(KEY + "username"))).isEqualTo("another");
	}

	@Test
	void twoConsolesThatSetSendersAtOnceTakeTurns() throws Exception {
		this.cluster.run(OPENSEARCH, "1");
		Path program = this.cluster.file(OPENSEARCH, PROGRAM);
		Path log = this.directory.resolve("calls");
		// one that shows whether another writer came between
		Files.writeString(program, """
				#!/bin/sh
				echo "$1 $2" >> %1$s
				[ "$1" != remove ] || sleep 0.3
				[ "$1" != add ] || cat > /dev/null
				""".formatted(log));
		List<Thread> writers = List.of("one", "two")
			.stream()
			.map((name) -> new Thread(() -> keystore().put(name, "x")))
			.toList();
		writers.forEach(Thread::start);
		for (Thread writer : writers) {
			writer.join(Duration.ofMinutes(1).toMillis());
		}
		List<String> changes = Files.readAllLines(log).stream().filter((line) -> !line.startsWith("create")).toList();
		assertThat(changes).hasSize(4);
		assertThat(changes.get(0).substring("remove ".length())).isEqualTo(changes.get(1).substring("add ".length()));
		assertThat(changes.get(2).substring("remove ".length())).isEqualTo(changes.get(3).substring("add ".length()));
	}

	/** As of a console of its own. */
	private Keystore keystore() {
		RunningPods pods = Deliveries.pods(this.cluster,
				new MemoryWorkspace(TestRelease.BUNDLED.newest(), java.util.Map.of()));
		return new Keystore(pods, "opensearch-deployment-1", PROGRAM);
	}

	@Test
	void noCommandHoldsTheSecretInAnyForm() {
		this.cluster.run(OPENSEARCH, "1");
		this.senders.set(ALERTS);
		byte[] secret = ALERTS.secret().getBytes(StandardCharsets.UTF_8);
		String encoded = Base64.getEncoder().encodeToString(secret);
		assertThat(this.cluster.commands).hasSize(3)
			.noneMatch(
					(command) -> command.contains("Robin") || command.contains(encoded) || command.contains("mailer"));
	}

	@Test
	void withoutAPodItWaitsEncryptedAndIsSetAtTheNextStart() throws Exception {
		Waiting answer = this.senders.set(ALERTS);
		assertThat(answer.waiting()).containsExactly("alerts");
		assertThat(answer.delivery().state()).isEqualTo(State.WAITING);
		this.courier.stop();
		try (var files = Files.walk(this.directory.resolve("data"))) {
			for (Path file : files.filter(Files::isRegularFile).toList()) {
				assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain("Robin", "mailer");
			}
		}
		start();
		assertThat(this.senders.waiting().waiting()).containsExactly("alerts");
		this.cluster.run(OPENSEARCH, "1");
		Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> this.senders.waiting().waiting().isEmpty());
		assertThat(Files.readString(this.entries.resolve(KEY + "password"))).isEqualTo(ALERTS.secret());
	}

	@Test
	void whatWaitsCanBeDropped() {
		this.senders.set(ALERTS);
		assertThat(this.senders.drop("alerts").waiting()).isEmpty();
		assertThatExceptionOfType(ErrorResponseException.class).isThrownBy(() -> this.senders.drop("alerts"))
			.satisfies((ex) -> assertThat(ex.getStatusCode().value()).isEqualTo(404));
		this.cluster.run(OPENSEARCH, "1");
		assertThat(this.senders.deliver().waiting()).isEmpty();
		assertThat(this.entries).doesNotExist();
	}

	@Test
	void aKeystoreThatRefusesIsToldWithoutWhatItPrinted() throws Exception {
		Files.writeString(this.cluster.file(OPENSEARCH, PROGRAM), "#!/bin/sh\ncat\nexit 78\n");
		this.cluster.run(OPENSEARCH, "1");
		Waiting answer = this.senders.set(ALERTS);
		assertThat(answer.delivery().state()).isEqualTo(State.FAILED);
		assertThat(answer.delivery().detail()).contains("did not take the entry " + KEY + "username")
			.doesNotContain("mailer");
		assertThat(answer.waiting()).containsExactly("alerts");
	}

	@Test
	void everyErrorIsSaidAtOnceAndNothingIsKept() {
		assertThat(refused(MailSender.EMPTY)).containsExactly("sender", "username", "password");
		assertThat(refused(new MailSender("a b", "x\ny", "z"))).containsExactly("sender", "username");
		assertThat(this.senders.waiting().waiting()).isEmpty();
		assertThat(ALERTS.toString()).doesNotContain("Robin");
	}

	private List<String> refused(MailSender sender) {
		try {
			this.senders.set(sender);
			throw new AssertionError("It was accepted");
		}
		catch (InvalidFields ex) {
			return ex.errors().stream().map((error) -> error.field()).toList();
		}
	}

	private void start() {
		MemoryWorkspace workspace = new MemoryWorkspace(TestRelease.BUNDLED.newest(),
				TestRelease.BUNDLED.bundledFiles(TestRelease.BUNDLED.newest()));
		Vault vault = Deliveries.vault(this.directory.resolve("data"));
		RunningPods pods = Deliveries.pods(this.cluster, workspace);
		MailErrand errand = new MailErrand(workspace, vault, pods);
		this.courier = Deliveries.courier(this.cluster, pods, errand);
		this.senders = new MailSenders(vault, errand, this.courier);
		this.courier.start();
	}

}
