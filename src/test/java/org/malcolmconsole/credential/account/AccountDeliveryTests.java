package org.malcolmconsole.credential.account;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.malcolmconsole.cluster.ClusterException;
import org.malcolmconsole.cluster.ClusterException.Reason;
import org.malcolmconsole.cluster.ObjectRef;
import org.malcolmconsole.credential.delivery.Courier;
import org.malcolmconsole.credential.delivery.Deliveries;
import org.malcolmconsole.credential.delivery.Delivery;
import org.malcolmconsole.credential.delivery.Delivery.State;
import org.malcolmconsole.credential.delivery.PodsOnDisk;
import org.malcolmconsole.credential.delivery.Vault;
import org.malcolmconsole.release.TestRelease;
import org.malcolmconsole.web.GeneratedPassword;
import org.malcolmconsole.workspace.Change;
import org.malcolmconsole.workspace.MemoryWorkspace;
import org.malcolmconsole.workspace.Revision;

import static org.assertj.core.api.Assertions.assertThat;

/** Changed accounts arrive in pods whose shell and files are real. */
class AccountDeliveryTests {

	private static final String NGINX = "nginx-proxy-deployment";

	private static final String HTADMIN = "htadmin-deployment";

	private static final String FOUND = "# of Malcolm\r\nboss:$2y$05$boss\nmade-in-htadmin:$2y$05$m\r\n\nguest:$2y$05$g";

	@TempDir
	Path directory;

	private Runnable beforeCommit = () -> {
	};

	private final MemoryWorkspace workspace = workspace();

	private PodsOnDisk cluster;

	private Courier courier;

	private LocalAccounts accounts;

	private AccountDelivery delivery;

	private final List<Set<String>> refreshed = new ArrayList<>();

	private Path htpasswd;

	@BeforeEach
	void consoleOverAMalcolm() throws IOException {
		this.cluster = new PodsOnDisk(Files.createDirectories(this.directory.resolve("pods")));
		this.htpasswd = this.cluster.file(NGINX, "/etc/nginx/auth/htpasswd");
		Files.writeString(this.htpasswd, FOUND, StandardCharsets.ISO_8859_1);
		start();
	}

	@AfterEach
	void stop() {
		this.courier.stop();
	}

	@Test
	void anAccountArrivesAndWhatMalcolmKeepsItselfStays() throws Exception {
		Files.setPosixFilePermissions(this.htpasswd, PosixFilePermissions.fromString("rw-r-----"));
		this.cluster.run(NGINX, "1");
		this.accounts.add(new AccountForm("analyst", "correct horse battery", null), "tester");
		await(State.ARRIVED);
		assertThat(this.delivery.state().detail()).startsWith("Arrived")
			.contains("Secret etc-nginx-auth", "/etc/nginx/auth/htpasswd in pod nginx-proxy-deployment-1");
		String line = "analyst:" + Administrator.accounts(this.workspace.read()).hash("analyst").orElseThrow() + "\n";
		assertThat(kept()).isEqualTo(FOUND + "\n" + line);
		this.accounts.remove("guest", "tester");
		awaitArrival();
		assertThat(kept()).isEqualTo(FOUND.replace("guest:$2y$05$g", "") + line);
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(this.htpasswd))).isEqualTo("rw-r-----");
		assertThat(this.htpasswd.getParent()).isDirectoryNotContaining("glob:**.??????");
		assertThat(this.refreshed).contains(Set.of("nginx/htpasswd", "htadmin/config.ini", "config/auth.env"));
	}

	@Test
	void anAccountThatIsNotedIsNotTakenForBroughtBeforeItIsSaved() {
		this.beforeCommit = () -> {
			this.cluster.run(NGINX, "1");
			Awaitility.await().until(() -> this.delivery.state().state() == State.ARRIVED || courierWaits());
		};
		this.accounts.add(new AccountForm("analyst", "correct horse battery", null), "tester");
		await(State.ARRIVED);
		assertThat(kept()).contains("analyst:$2y$05$");
	}

	private static boolean courierWaits() {
		return Thread.getAllStackTraces()
			.entrySet()
			.stream()
			.filter((thread) -> thread.getKey().getName().equals("courier"))
			.flatMap((thread) -> Stream.of(thread.getValue()))
			.anyMatch((frame) -> frame.getClassName().equals(Vault.class.getName())
					&& frame.getMethodName().equals("together"));
	}

	@Test
	void noCommandHoldsAnythingSecret() {
		this.cluster.run(NGINX, "1");
		this.accounts.add(new AccountForm("analyst", "correct horse battery", null), "tester");
		awaitArrival();
		assertThat(this.cluster.commands).isNotEmpty()
			.noneMatch(
					(command) -> command.contains("$2y$") || command.contains("JDJ5JD") || command.contains("horse"));
	}

	@Test
	void aChangeWaitsForThePodAndArrivesByItself() {
		AccountChange made = this.accounts.add(new AccountForm("analyst", "correct horse battery", null), "tester");
		assertThat(made.delivery().state()).isEqualTo(State.WAITING);
		assertThat(made.delivery().detail()).contains("nginx-proxy does not run");
		assertThat(this.cluster.commands).isEmpty();
		this.cluster.run(NGINX, "1");
		await(State.ARRIVED);
		assertThat(kept()).contains("analyst:$2y$05$");
	}

	@Test
	void whatWaitsOutlivesTheConsoleAndIsEncrypted() throws Exception {
		this.accounts.add(new AccountForm("analyst", "correct horse battery", null), "tester");
		this.courier.stop();
		Path folder = this.directory.resolve("data/credentials");
		assertThat(new String(Files.readAllBytes(folder.resolve("waiting")), StandardCharsets.ISO_8859_1))
			.doesNotContain("analyst");
		for (String name : List.of("waiting", "key")) {
			assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name)))).as(name)
				.isEqualTo("rw-------");
		}
		start();
		Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> this.delivery.state().state() == State.WAITING);
		this.cluster.run(NGINX, "1");
		await(State.ARRIVED);
		assertThat(kept()).contains("analyst:$2y$05$");
	}

	@Test
	void whatCannotBeDecryptedIsSetAside() throws Exception {
		this.accounts.add(new AccountForm("analyst", "correct horse battery", null), "tester");
		this.courier.stop();
		Path folder = this.directory.resolve("data/credentials");
		Files.write(folder.resolve("key"), new byte[32]);
		start();
		this.accounts.add(new AccountForm("another", "correct horse battery", null), "tester");
		assertThat(folder.resolve("waiting.damaged")).exists();
		assertThat(Deliveries.vault(this.directory.resolve("data")).all()).containsOnlyKeys("account/another");
	}

	@Test
	void aRefusalIsToldAndCanBeTriedAgain() {
		this.cluster.run(NGINX, "1");
		this.cluster.refuse(new ClusterException(Reason.FORBIDDEN, "Can't run the command: we are not allowed to."));
		this.accounts.add(new AccountForm("analyst", "correct horse battery", null), "tester");
		await(State.FAILED);
		Delivery refused = this.delivery.state();
		assertThat(refused.detail()).contains("saved", "not allowed");
		assertThat(refused.open()).isTrue();
		this.cluster.refuse(null);
		this.delivery.send();
		await(State.ARRIVED);
		assertThat(kept()).contains("analyst:$2y$05$");
	}

	@Test
	void aFileThatCannotBeWrittenIsAFailureWithoutAHalfFile() throws Exception {
		this.cluster.run(NGINX, "1");
		Files.delete(this.htpasswd);
		Files.delete(this.htpasswd.getParent());
		Files.writeString(this.htpasswd.getParent(), "no folder");
		this.accounts.add(new AccountForm("analyst", "correct horse battery", null), "tester");
		await(State.FAILED);
		assertThat(this.delivery.state().detail()).contains("could not replace /etc/nginx/auth/htpasswd in pod",
				"try again");
	}

	@Test
	void whatSomebodyElseWritesMeanwhileIsNotLost() {
		this.cluster.run(NGINX, "1");
		AtomicInteger commands = new AtomicInteger();
		this.cluster.between(() -> {
			if (commands.incrementAndGet() == 2) {
				write(FOUND + "\nnew-in-htadmin:$2y$05$n\n");
			}
		});
		this.accounts.add(new AccountForm("analyst", "correct horse battery", null), "tester");
		awaitArrival();
		assertThat(kept()).startsWith(FOUND + "\nnew-in-htadmin:$2y$05$n\nanalyst:$2y$05$");
	}

	@Test
	void whatReadsBackDifferentlyHasNotArrived() {
		this.cluster.run(NGINX, "1");
		AtomicInteger commands = new AtomicInteger();
		this.cluster.between(() -> {
			// every look afterwards, as the courier may try twice
			if (commands.incrementAndGet() % 3 == 0) {
				write("overwritten\n");
			}
		});
		this.accounts.add(new AccountForm("analyst", "correct horse battery", null), "tester");
		await(State.FAILED);
		assertThat(this.delivery.state().detail()).contains("not what was written");
	}

	@Test
	void anotherAdministratorAlsoArrivesInTheSettingsOfTheAccountsPage() throws Exception {
		Path settings = this.cluster.file(HTADMIN, "/var/www/htadmin/config/config.ini");
		Files.writeString(settings, "; mine\r\n[application]\r\nadmin_user = boss\r\nown = kept\r\n");
		this.delivery.noteAdministrator(Set.of("boss", "chief"));
		this.workspace.commit(Change.by("tester", "chief")
			.put("nginx/htpasswd", bytes("chief:$2y$05$chief\n"))
			.put("htadmin/config.ini", bytes("admin_user = chief\n"))
			.put("config/auth.env", bytes("MALCOLM_USERNAME=chief\nMALCOLM_PASSWORD=abc=\n")));
		this.cluster.run(NGINX, "1");
		await(State.WAITING);
		this.delivery.send();
		Awaitility.await().until(() -> this.delivery.state().detail().contains("htadmin does not run"));
		assertThat(kept()).isEqualTo(FOUND.replace("boss:$2y$05$boss\n", "") + "\nchief:$2y$05$chief\n");
		this.cluster.run(HTADMIN, "1");
		await(State.ARRIVED);
		assertThat(this.delivery.state().detail()).contains("restart");
		assertThat(Files.readString(settings))
			.isEqualTo("; mine\r\n[application]\r\nadmin_user = chief\r\nown = kept\r\n");
	}

	private void start() {
		Vault vault = Deliveries.vault(this.directory.resolve("data"));
		this.courier = AccountDeliveries.courier(vault, this.cluster, this.workspace, (files) -> {
			this.refreshed.add(files);
			return List.of(new ObjectRef("v1", "Secret", "malcolm", "etc-nginx-auth"));
		});
		SecureRandom random = new SecureRandom();
		this.delivery = new AccountDelivery(vault, this.courier, random);
		this.accounts = new LocalAccounts(this.workspace, random, new GeneratedPassword(random), this.delivery);
		this.courier.start();
	}

	/**
	 * Whatever is noted has been brought; the former answer may say "arrived" as well.
	 */
	private void awaitArrival() {
		Awaitility.await().until(() -> Deliveries.vault(this.directory.resolve("data")).all().isEmpty());
		await(State.ARRIVED);
	}

	private void await(State state) {
		Awaitility.await()
			.atMost(Duration.ofMinutes(1))
			.untilAsserted(() -> assertThat(this.delivery.state().state()).as(this.delivery.state().detail())
				.isEqualTo(state));
	}

	private String kept() {
		try {
			return Files.readString(this.htpasswd, StandardCharsets.ISO_8859_1);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void write(String text) {
		try {
			Files.writeString(this.htpasswd, text);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private MemoryWorkspace workspace() {
		Map<String, byte[]> files = new TreeMap<>(TestRelease.BUNDLED.bundledFiles(TestRelease.BUNDLED.newest()));
		files.put("nginx/htpasswd", bytes("boss:$2y$05$boss\nguest:$2y$05$g\n"));
		files.put("htadmin/config.ini", bytes("admin_user = boss\n"));
		files.put("config/auth.env", bytes("MALCOLM_USERNAME=boss\nMALCOLM_PASSWORD=abc=\nK8S_SECRET=True\n"));
		return new MemoryWorkspace(TestRelease.BUNDLED.newest(), files) {

			@Override
			public Revision commit(Change change) {
				AccountDeliveryTests.this.beforeCommit.run();
				return super.commit(change);
			}

		};
	}

}
