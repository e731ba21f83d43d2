package org.malcolmconsole.infrastructure;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.malcolmconsole.cluster.Connection.StorageClass;
import org.malcolmconsole.cluster.Manifest;
import org.malcolmconsole.cluster.StandInCluster;
import org.malcolmconsole.infrastructure.StorageForm.ClaimForm;
import org.malcolmconsole.infrastructure.manifest.ManifestText;
import org.malcolmconsole.release.Release;
import org.malcolmconsole.release.TestRelease;
import org.malcolmconsole.web.InvalidFields;
import org.malcolmconsole.web.InvalidFields.FieldError;
import org.malcolmconsole.workspace.MemoryWorkspace;

import org.springframework.web.ErrorResponseException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * From a form or own YAML to a file, and back.
 */
class StorageTests {

	private final StandInCluster cluster = new StandInCluster();

	private MemoryWorkspace workspace = directory(Map.of());

	private Storage storage = new Storage(this.workspace, this.cluster,
			new OwnManifests(this.workspace, TestRelease.BUNDLED, this.cluster));

	@Test
	void aHostPathBecomesSevenVolumesAndSevenClaimsThatBelongTogether() {
		this.storage.save(hostPath("/srv/malcolm"), "tester");
		List<Manifest> written = written();
		assertThat(written).hasSize(14);
		assertThat(names(written, "PersistentVolume")).containsExactlyInAnyOrder("pcap-volume", "zeek-volume",
				"suricata-volume", "config-volume", "runtime-logs-volume", "opensearch-volume",
				"opensearch-backup-volume");
		assertThat(names(written, "PersistentVolumeClaim"))
			.containsExactlyInAnyOrderElementsOf(this.workspace.release().requiredClaims());
		Manifest volume = one(written, "zeek-volume");
		assertThat(volume.text("spec", "hostPath", "path")).contains("/srv/malcolm/zeek-logs");
		assertThat(volume.text("spec", "persistentVolumeReclaimPolicy")).contains("Retain");
		assertThat(volume.labels()).containsEntry("namespace", "malcolm");
		Manifest claim = one(written, "zeek-claim");
		assertThat(claim.text("spec", "volumeName")).contains("zeek-volume");
		assertThat(claim.text("spec", "storageClassName")).contains("");
		assertThat(claim.namespace()).isEqualTo("malcolm");
		assertThat(claim.list("spec", "accessModes")).isEqualTo(volume.list("spec", "accessModes"));
		assertThat(claim.text("spec", "resources", "requests", "storage"))
			.isEqualTo(volume.text("spec", "capacity", "storage"));
	}

	@Test
	void sizesAndAccessModesAreThoseOfTheReleasesOwnExamples() {
		this.storage.save(nfs(), "tester");
		List<Manifest> example = ManifestText.manifests("example",
				TestRelease.BUNDLED.bundledFiles(this.workspace.release())
					.get("kubernetes/01-volumes-nfs.yml.example"));
		for (Manifest written : written()) {
			Manifest other = one(example, written.name());
			for (String field : new String[] { "accessModes", "resources", "capacity", "volumeMode", "storageClassName",
					"mountOptions", "volumeName", "persistentVolumeReclaimPolicy" }) {
				assertThat(written.at("spec", field)).as(written.name() + " " + field)
					.isEqualTo(other.at("spec", field));
			}
			assertThat(written.text("spec", "nfs", "path")).isEqualTo(other.text("spec", "nfs", "path"));
			assertThat(written.text("spec", "nfs", "server")).isEqualTo(other.text("spec", "nfs", "server"));
		}
	}

	@Test
	void volumesOfAnotherNamespaceGetNamesOfTheirOwn() {
		this.cluster.namespace("lab");
		this.storage.save(hostPath("/srv/lab"), "tester");
		assertThat(one(written(), "pcap-claim").namespace()).isEqualTo("lab");
		assertThat(one(written(), "pcap-claim").text("spec", "volumeName")).contains("lab-pcap-volume");
		assertThat(this.storage.view().kind()).isEqualTo("host-path");
	}

	@Test
	void aStorageClassMakesClaimsOnly() {
		this.cluster.storageClasses(new StorageClass("fast", "example.org/fast", true, true));
		this.storage.save(new StorageForm("storage-class", "fast", null, null, null, null,
				Map.of("pcap-claim", new ClaimForm("2Ti", "slow")), null), "tester");
		assertThat(written()).hasSize(7);
		assertThat(one(written(), "zeek-claim").text("spec", "storageClassName")).contains("fast");
		assertThat(one(written(), "pcap-claim").text("spec", "storageClassName")).contains("slow");
		assertThat(one(written(), "pcap-claim").text("spec", "resources", "requests", "storage")).contains("2Ti");
		assertThat(one(written(), "pcap-claim").list("spec", "accessModes")).containsExactly("ReadWriteMany");
		assertThat(one(written(), "opensearch-claim").list("spec", "accessModes")).containsExactly("ReadWriteOnce");
		assertThat(this.storage.view().claims().get("pcap-claim")).isEqualTo(new ClaimForm("2Ti", "slow"));
	}

	static List<StorageForm> forms() {
		Map<String, ClaimForm> sizes = Map.of("config-claim", new ClaimForm("10Gi", null));
		return List.of(hostPath("/srv/malcolm"), nfs(),
				new StorageForm("efs", null, null, null, null, "fs-0123456789abcdef0", null, null),
				new StorageForm("storage-class", "fast", null, null, null, null, sizes, null),
				new StorageForm("storage-class", null, null, null, null, null, null, null),
				new StorageForm("storage-class", null, "ReadWriteOnce", null, null, null, sizes, null));
	}

	@ParameterizedTest
	@MethodSource("forms")
	void everyFormIsReadBackAsItWasWritten(StorageForm form) {
		this.storage.save(form, "tester");
		StorageView view = this.storage.view();
		assertThat(view.configured()).isTrue();
		assertThat(view.kind()).isEqualTo(form.kind());
		assertThat(view.storageClass()).isEqualTo(form.storageClass());
		assertThat(view.accessMode()).isEqualTo(form.accessMode());
		assertThat(view.path()).isEqualTo(form.path());
		assertThat(view.server()).isEqualTo(form.server());
		assertThat(view.fileSystem()).isEqualTo(form.fileSystem());
		assertThat(view.yaml()).isNull();
		assertThat(view.claims().get("config-claim")).isEqualTo(form.claim("config-claim"));
		String text = this.workspace.text(Storage.FILE);
		this.storage.save(new StorageForm(view.kind(), view.storageClass(), view.accessMode(), view.path(),
				view.server(), view.fileSystem(), view.claims(), null), "tester");
		assertThat(this.workspace.text(Storage.FILE)).isEqualTo(text);
	}

	@Test
	void anotherPersonsFileIsShownAsItIsAndKeptInItsPlace() {
		String text = example().replace("timeo=600", "timeo=10") + "\n# mine\n";
		this.workspace = directory(Map.of("kubernetes/02-storage.yaml", text));
		this.storage = new Storage(this.workspace, this.cluster,
				new OwnManifests(this.workspace, TestRelease.BUNDLED, this.cluster));
		StorageView view = this.storage.view();
		assertThat(view.kind()).isEqualTo("yaml");
		assertThat(view.yaml()).isEqualTo(text);
		assertThat(view.file()).isEqualTo("kubernetes/02-storage.yaml");
		this.storage.save(hostPath("/data"), "tester");
		assertThat(this.workspace.has(Storage.FILE)).isFalse();
		assertThat(this.workspace.text("kubernetes/02-storage.yaml")).contains("/data/pcap");
	}

	@Test
	void ownYamlIsWrittenToTheLetter() {
		String text = "# my own\n" + example() + "---\n\n";
		this.storage.save(StorageForm.ofYaml(text), "tester");
		assertThat(this.workspace.text(Storage.FILE)).isEqualTo(text);
	}

	@Test
	void everythingThatIsWrongWithOwnYamlIsNamedWithItsPlace() {
		String text = """
				apiVersion: v1
				kind: PersistentVolumeClaim
				metadata: {name: pcap-claim, namespace: other}
				spec: {resources: {requests: {storage: lots}}}
				---
				apiVersion: v1
				kind: PersistentVolumeClaim
				metadata: {name: Zeek_Claim}
				---
				kind: PersistentVolume
				metadata: {name: x}
				""";
		assertThat(refused(StorageForm.ofYaml(text))).extracting(FieldError::message)
			.satisfiesExactly(
					(one) -> assertThat(one).contains("01-volumes.yml, document 1, line 3, metadata.namespace",
							"is other", "malcolm"),
					(two) -> assertThat(two).contains("document 1, line 4, spec.resources.requests.storage", "'lots'"),
					(three) -> assertThat(three).contains("document 2, line 8, metadata.name",
							"'Zeek_Claim' is no name"),
					(four) -> assertThat(four).contains("document 3", "apiVersion: is missing"));
		assertThat(this.workspace.changes()).isEmpty();
	}

	@Test
	void claimsThatAreMissingInOwnYamlAreNamed() {
		String text = example().replace("name: zeek-claim", "name: zeek-claims");
		assertThat(refused(StorageForm.ofYaml(text))).extracting(FieldError::message)
			.containsExactly("kubernetes/01-volumes.yml: the PersistentVolumeClaim zeek-claim is missing.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{[", "a: b: c", "just text", "", "- list", "kind: A\nkind: B" })
	void textThatIsNoManifestIsRefused(String text) {
		assertThat(refused(StorageForm.ofYaml(text))).isNotEmpty()
			.allSatisfy((error) -> assertThat(error.field()).isEqualTo("yaml"));
		assertThat(this.workspace.changes()).isEmpty();
	}

	@Test
	void everyWrongFieldOfAFormIsNamedAtOnce() {
		assertThat(refused(new StorageForm("nfs", null, null, "srv/../etc", null, null,
				Map.of("pcap-claim", new ClaimForm("0Gi", "No Name"), "other", new ClaimForm("1Gi", null)), null)))
			.extracting(FieldError::field)
			.containsExactly("path", "server", "claims.other", "claims.pcap-claim.size",
					"claims.pcap-claim.storageClass");
		assertThat(refused(new StorageForm("floppy", null, null, null, null, null, null, null)))
			.extracting(FieldError::field)
			.containsExactly("kind");
		assertThat(refused(new StorageForm(null, null, null, null, null, null, null, null))).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "relative", "/", "/a/", "/a//b", "/a b", "/a/../b", "/a/..", "/a\n/b", "/$(x)" })
	void onlyAPlainAbsolutePathIsTaken(String path) {
		assertThat(refused(hostPath(path))).extracting(FieldError::field).containsExactly("path");
	}

	@Test
	void existingClaimsAreTakenOverAsTheClusterHasThem() {
		assertThat(refused(existing())).extracting(FieldError::field).containsExactly("kind");
		this.workspace.release().requiredClaims().forEach((claim) -> this.cluster.object(stored(claim)));
		this.storage.save(existing(), "tester");
		Manifest claim = one(written(), "pcap-claim");
		assertThat(claim.text("spec", "volumeName")).contains("pv-pcap-claim");
		assertThat(claim.text("spec", "storageClassName")).contains("standard");
		assertThat(claim.at("status")).isEmpty();
		assertThat(claim.at("metadata", "uid")).isEmpty();
		assertThat(this.storage.view().kind()).isEqualTo("existing");
	}

	@Test
	void aNewDirectoryHasNoStorageYet() {
		StorageView view = this.storage.view();
		assertThat(view.configured()).isFalse();
		assertThat(view.kind()).isNull();
		assertThat(view.claims()).hasSize(7).containsEntry("pcap-claim", new ClaimForm("500Gi", null));
	}

	@Test
	void warnsOfWhatWouldGoWrong() {
		this.storage.save(hostPath("/srv/malcolm"), "tester");
		assertThat(this.storage.view().warnings()).singleElement().asString().contains("one node");
		this.cluster.namespace("lab");
		assertThat(this.storage.view().warnings()).anyMatch((warning) -> warning.contains("namespace malcolm"));
		this.storage.save(new StorageForm("storage-class", "fast", null, null, null, null, null, null), "tester");
		assertThat(this.storage.view().warnings()).singleElement().asString().contains("no storage class");
		this.cluster.storageClasses(new StorageClass("slow", "example.org/slow", false, true));
		assertThat(this.storage.view().warnings()).singleElement().asString().contains("of the name fast");
	}

	@Test
	void claimsInSeveralFilesAreLeftToThePerson() {
		String text = example();
		this.workspace = directory(Map.of("kubernetes/a.yml", text, "kubernetes/b.yml", text));
		this.storage = new Storage(this.workspace, this.cluster,
				new OwnManifests(this.workspace, TestRelease.BUNDLED, this.cluster));
		assertThat(this.storage.view().warnings()).anyMatch((warning) -> warning.contains("a.yml, kubernetes/b.yml"));
		assertThatExceptionOfType(ErrorResponseException.class)
			.isThrownBy(() -> this.storage.save(hostPath("/srv"), "tester"))
			.satisfies((ex) -> assertThat(ex.getStatusCode().value()).isEqualTo(409));
	}

	private List<FieldError> refused(StorageForm form) {
		return catchThrowableOfType(InvalidFields.class, () -> this.storage.save(form, "tester")).errors();
	}

	private List<Manifest> written() {
		return ManifestText.manifests(Storage.FILE, this.workspace.text(Storage.FILE).getBytes(StandardCharsets.UTF_8));
	}

	private static Manifest one(List<Manifest> manifests, String name) {
		return manifests.stream().filter((manifest) -> manifest.name().equals(name)).findFirst().orElseThrow();
	}

	private static HashSet<String> names(List<Manifest> manifests, String kind) {
		return new HashSet<>(manifests.stream().filter((one) -> one.kind().equals(kind)).map(Manifest::name).toList());
	}

	private static StorageForm hostPath(String path) {
		return new StorageForm("host-path", null, null, path, null, null, null, null);
	}

	private static StorageForm nfs() {
		return new StorageForm("nfs", null, null, "/malcolm", "192.168.0.100", null, null, null);
	}

	private static StorageForm existing() {
		return new StorageForm("existing", null, null, null, null, null, null, null);
	}

	private static Manifest stored(String claim) {
		return new Manifest(Map.of("apiVersion", "v1", "kind", "PersistentVolumeClaim", "metadata",
				Map.of("name", claim, "namespace", "malcolm", "uid", "1"), "spec",
				Map.of("volumeName", "pv-" + claim, "storageClassName", "standard", "accessModes",
						List.of("ReadWriteOnce"), "volumeMode", "Filesystem", "resources",
						Map.of("requests", Map.of("storage", "5Gi"))),
				"status", Map.of("phase", "Bound")));
	}

	private static String example() {
		return new String(TestRelease.BUNDLED.bundledFiles(TestRelease.BUNDLED.newest())
			.get("kubernetes/01-volumes-nfs.yml.example"), StandardCharsets.UTF_8);
	}

	static MemoryWorkspace directory(Map<String, String> files) {
		Release release = TestRelease.BUNDLED.newest();
		Map<String, byte[]> all = new TreeMap<>(TestRelease.BUNDLED.bundledFiles(release));
		files.forEach((path, text) -> all.put(path, text.getBytes(StandardCharsets.UTF_8)));
		return new MemoryWorkspace(release, all);
	}

}
