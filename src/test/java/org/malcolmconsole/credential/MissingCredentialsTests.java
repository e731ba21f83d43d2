package org.malcolmconsole.credential;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import org.junit.jupiter.api.Test;
import org.malcolmconsole.certificate.CertificateChain;
import org.malcolmconsole.credential.CredentialItem.State;
import org.malcolmconsole.release.Release.RequiredFile;
import org.malcolmconsole.web.InvalidFields;
import org.malcolmconsole.workspace.EnvFile;

import org.springframework.web.ErrorResponseException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Making what is missing, and nothing else.
 */
class MissingCredentialsTests {

	@Test
	void everythingThatAStartNeedsIsMadeInOneRevision() {
		Bench bench = new Bench();
		Made made = bench.credentials.missing(Bench.ACCOUNT, "tester");
		assertThat(made.made()).extracting(CredentialItem::id)
			.containsExactly("administrator", "web-certificate", "forwarder-certificates", "remote-opensearch",
					"netbox");
		assertThat(made.made()).allMatch((item) -> item.state() == State.READY);
		assertThat(made.attention()).isEmpty();
		assertThat(made.certificates()).hasSize(4);
		assertThat(bench.workspace.changes()).hasSize(1);
		assertThat(bench.workspace.release().requiredFiles().stream().map(RequiredFile::path))
			.allMatch(bench.workspace::has);
		assertThat(made.files()).allMatch(bench.workspace::isSecret);
		assertThat(bench.workspace.changes().get(0).actor()).isEqualTo("tester");
	}

	@Test
	void aSecondTimeChangesNothing() {
		Bench bench = new Bench();
		bench.credentials.missing(Bench.ACCOUNT, "tester");
		long revision = bench.workspace.current().number();
		Made again = bench.credentials.missing(null, "tester");
		assertThat(again.made()).isEmpty();
		assertThat(again.files()).isEmpty();
		assertThat(again.revision()).isEqualTo(revision);
		assertThat(again.kept()).hasSize(5);
	}

	@Test
	void theAdministratorHasToBeNamedWhenThereIsNone() {
		Bench bench = new Bench();
		assertThatExceptionOfType(InvalidFields.class).isThrownBy(() -> bench.credentials.missing(null, "tester"))
			.satisfies((ex) -> assertThat(ex.errors()).extracting((error) -> error.field())
				.containsExactly("administrator"));
		assertThatExceptionOfType(InvalidFields.class)
			.isThrownBy(() -> bench.credentials.missing(new AdministratorAccount("x", "y"), "tester"))
			.satisfies((ex) -> assertThat(ex.errors()).extracting((error) -> error.field())
				.containsExactly("administrator.username", "administrator.password"));
		assertThat(bench.workspace.changes()).isEmpty();
	}

	@Test
	void whatExistsIsNotTouchedEvenWhenItIsBroken() {
		Map<String, String> mine = Map.of("nginx/certs/cert.pem", "mine", "filebeat/certs/ca.crt", "mine",
				"htadmin/config.ini", "mine", ".opensearch.primary.curlrc", "user: \"a:b\"\n", "nginx/htpasswd",
				"guest:x\n");
		Bench bench = new Bench(mine);
		Made made = bench.credentials.missing(Bench.ACCOUNT, "tester");
		new TreeMap<>(mine).forEach((path, text) -> assertThat(bench.workspace.text(path)).startsWith(text));
		assertThat(bench.workspace.has("nginx/certs/key.pem")).isFalse();
		assertThat(bench.workspace.has("logstash/certs/ca.key")).isFalse();
		assertThat(bench.workspace.has(".opensearch.secondary.curlrc")).isTrue();
		assertThat(made.attention()).extracting(CredentialItem::id)
			.containsExactly("web-certificate", "forwarder-certificates");
	}

	@Test
	void dhParametersAloneAreMadeForACertificateOfOnesOwn() {
		Bench first = new Bench();
		first.credentials.webCertificate(Bench.quick(), "tester");
		Bench bench = new Bench(Map.of("nginx/certs/cert.pem", first.workspace.text("nginx/certs/cert.pem"),
				"nginx/certs/key.pem", first.workspace.text("nginx/certs/key.pem")));
		assertThat(bench.item("web-certificate").state()).isEqualTo(State.MISSING);
		bench.credentials.missing(Bench.ACCOUNT, "tester");
		assertThat(bench.workspace.text("nginx/certs/dhparam.pem")).contains("DH PARAMETERS");
		assertThat(bench.workspace.text("nginx/certs/cert.pem"))
			.isEqualTo(first.workspace.text("nginx/certs/cert.pem"));
		assertThat(bench.item("web-certificate").state()).isEqualTo(State.READY);
	}

	@Test
	void netboxPartsShareTheirPasswords() {
		Bench bench = new Bench();
		bench.credentials.netbox(false, "tester");
		assertThat(env(bench, "netbox-postgres.env").get("POSTGRES_PASSWORD")).matches("[A-Za-z0-9_]{24}")
			.isEqualTo(env(bench, "netbox-secret.env").get("DB_PASSWORD"));
		assertThat(env(bench, "netbox-redis.env").get("REDIS_PASSWORD")).matches("[A-Za-z0-9_]{24}")
			.isEqualTo(env(bench, "netbox-secret.env").get("REDIS_PASSWORD"));
		assertThat(env(bench, "netbox-redis-cache.env").get("REDIS_PASSWORD")).matches("[A-Za-z0-9_]{24}")
			.isEqualTo(env(bench, "netbox-secret.env").get("REDIS_CACHE_PASSWORD"));
		assertThat(env(bench, "netbox-secret.env").get("SECRET_KEY")).matches("[A-Za-z0-9%@<=>?~^_-]{50}");
		assertThat(env(bench, "netbox-secret.env").get("SUPERUSER_API_TOKEN")).matches("[A-Za-z0-9_]{40}");
		assertThat(env(bench, "netbox-secret.env").get("SUPERUSER_PASSWORD")).matches("[A-Za-z0-9_]{24}");
		assertThat(env(bench, "netbox-secret.env")).containsEntry("SUPERUSER_NAME", "admin")
			.containsEntry("DB_USER", "netbox");
	}

	@Test
	void netboxPasswordsAreOnlyReplacedWhenSomebodyConfirmsIt() {
		Bench bench = new Bench();
		bench.credentials.netbox(false, "tester");
		String before = bench.workspace.text("config/netbox-secret.env");
		assertThatExceptionOfType(ErrorResponseException.class)
			.isThrownBy(() -> bench.credentials.netbox(false, "tester"))
			.satisfies((ex) -> assertThat(ex.getStatusCode().value()).isEqualTo(409));
		assertThat(bench.workspace.text("config/netbox-secret.env")).isEqualTo(before);
		bench.credentials.netbox(true, "tester");
		assertThat(bench.workspace.text("config/netbox-secret.env")).isNotEqualTo(before);
	}

	@Test
	void aClaimThatMayHoldADatabaseKeepsNetboxOutOfTheButtonForEverything() {
		Bench bench = new Bench();
		bench.cluster.claims("config-claim");
		Made made = bench.credentials.missing(Bench.ACCOUNT, "tester");
		assertThat(made.attention()).extracting(CredentialItem::id).containsExactly("netbox");
		assertThat(env(bench, "netbox-postgres.env").get("POSTGRES_PASSWORD")).matches("X+");
		assertThatExceptionOfType(ErrorResponseException.class)
			.isThrownBy(() -> bench.credentials.netbox(false, "tester"));
		bench.credentials.netbox(true, "tester");
		assertThat(bench.item("netbox").state()).isEqualTo(State.READY);
	}

	@Test
	void aCertificateNearItsEndAsksForAttention() {
		Bench bench = new Bench();
		bench.credentials.webCertificate(Bench.quick(), "tester");
		assertThat(bench.item("web-certificate").state()).isEqualTo(State.READY);
		Credentials later = Bench.on(bench.workspace, bench.cluster, Bench.NOW.plus(Duration.ofDays(65)));
		assertThat(later.items().get(1).state()).isEqualTo(State.ATTENTION);
		assertThat(later.items().get(1).detail()).contains("expires on");
		Credentials tooLate = Bench.on(bench.workspace, bench.cluster, Bench.NOW.plus(Duration.ofDays(95)));
		assertThat(tooLate.items().get(1).detail()).contains("expired on");
	}

	@Test
	void aSelfSignedCertificateIsForTheNamesAsked() {
		Bench bench = new Bench();
		Made made = bench.credentials.webCertificate(Bench.quick(), "tester");
		assertThat(made.certificates().get(0).facts().alternativeNames()).containsExactly("malcolm.example.org",
				"10.0.0.7");
		CertificateChain.read(bench.workspace.text("nginx/certs/cert.pem"), bench.workspace.text("nginx/certs/key.pem"),
				null, Bench.NOW);
	}

	@Test
	void withoutNamesItIsForWhatFilesAndClusterKnow() {
		Bench bench = new Bench(Map.of("kubernetes/99-ingress-nginx.yml",
				"kind: Ingress\nmetadata: {name: x}\nspec: {rules: [{host: malcolm.lab}]}\n---\n",
				"kubernetes/broken.yml", "{["));
		bench.cluster.node("node-1", "192.168.7.7");
		Made made = bench.credentials
			.webCertificate(new WebCertificateForm(null, null, "ec-p256", null, null, null, null), "tester");
		assertThat(made.certificates().get(0).facts().alternativeNames()).contains("localhost", "127.0.0.1",
				"malcolm.lab", "node-1", "192.168.7.7");
		assertThat(made.certificates().get(0).facts().subject()).isEqualTo("CN=localhost");
	}

	@Test
	void aBadUploadNamesTheFieldAndChangesNothing() {
		Bench bench = new Bench();
		bench.credentials.webCertificate(Bench.quick(), "tester");
		String before = bench.workspace.text("nginx/certs/cert.pem");
		assertThat(refused(bench, new WebCertificateForm(null, null, null, "garbage", "garbage", null, null)))
			.containsExactly("certificate");
		assertThat(refused(bench, new WebCertificateForm(null, null, null, before, "garbage", null, null)))
			.containsExactly("key");
		assertThat(refused(bench, new WebCertificateForm(null, null, null, before, null, null, null)))
			.containsExactly("key");
		assertThat(
				refused(bench, new WebCertificateForm(List.of("a b", "ok", "c/d"), 0, "dsa", null, null, null, null)))
			.containsExactly("days", "keyKind", "hosts", "hosts");
		assertThat(bench.workspace.text("nginx/certs/cert.pem")).isEqualTo(before);
		assertThat(bench.workspace.changes()).hasSize(1);
	}

	@Test
	void theBundleHoldsWhatAForwarderNeedsAndNoAuthorityKey() throws Exception {
		Bench bench = new Bench();
		assertThatExceptionOfType(ErrorResponseException.class).isThrownBy(bench.credentials::forwarderBundle)
			.satisfies((ex) -> assertThat(ex.getStatusCode().value()).isEqualTo(404));
		bench.credentials.forwarderCertificates("tester");
		Map<String, String> found = new TreeMap<>();
		try (ZipInputStream zip = new ZipInputStream(
				new java.io.ByteArrayInputStream(bench.credentials.forwarderBundle()))) {
			for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
				found.put(entry.getName(), new String(zip.readAllBytes()));
			}
		}
		assertThat(found).containsOnlyKeys("ca.crt", "client.crt", "client.key")
			.containsEntry("ca.crt", bench.workspace.text("logstash/certs/ca.crt"));
	}

	private static List<String> refused(Bench bench, WebCertificateForm form) {
		try {
			bench.credentials.webCertificate(form, "tester");
			throw new AssertionError("It was accepted");
		}
		catch (InvalidFields ex) {
			return ex.errors().stream().map((error) -> error.field()).toList();
		}
	}

	private static Map<String, String> env(Bench bench, String name) {
		return EnvFile.parse(name, bench.workspace.text("config/" + name).getBytes()).values();
	}

}
