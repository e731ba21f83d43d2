package org.malcolmconsole.deployment.desired;

import java.util.Set;
import java.util.TreeMap;
import java.util.Map;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;

import org.malcolmconsole.cluster.Manifest;

import static org.assertj.core.api.Assertions.assertThat;

class ConfigurationHashTests {

	private final SmallMalcolm malcolm = new SmallMalcolm();

	private final Map<String, String> before = hashes();

	@Test
	void nothingRollsWhenNothingChanged() {
		assertThat(rolled()).isEmpty();
	}

	@Test
	void aSettingRollsOnlyTheDeploymentsThatReadItsFile() {
		this.malcolm.with("config/arkime.env", "MANAGE_PCAP_FILES=true\n");
		assertThat(rolled()).containsExactly("arkime-deployment");
	}

	@Test
	void initContainersCountAsWell() {
		this.malcolm.with("config/zeek.env", "ZEEK_CRON=false\n");
		assertThat(rolled()).containsExactly("zeek-deployment");
	}

	@Test
	void aCommentRollsNothing() {
		this.malcolm.with("config/arkime.env", "# other words\nMANAGE_PCAP_FILES=false\n");
		assertThat(rolled()).isEmpty();
	}

	@Test
	void aSecretRollsItsReaders() {
		this.malcolm.with("config/auth.env", "K8S_SECRET=True\nMALCOLM_USERNAME=other\n");
		assertThat(rolled()).containsExactly("arkime-deployment");
	}

	@Test
	void aFileOfAMountedFolderRollsItsReaders() {
		this.malcolm.with("rules/new.yaml", "a");
		assertThat(rolled()).containsExactly("arkime-deployment");
	}

	@Test
	void aKeyThatIsNotNamedRollsNothing() {
		this.malcolm.with("certs/other.pem", "changed");
		assertThat(rolled()).isEmpty();
		this.malcolm.with("certs/server.key", "changed");
		assertThat(rolled()).containsExactly("zeek-deployment");
	}

	@Test
	void valuesThatMoveBetweenKeysAreAChange() {
		this.malcolm.with("config/arkime.env", "A=1\nB=\n");
		var first = hashes();
		this.malcolm.with("config/arkime.env", "A=\nB=1\n");
		assertThat(hashes().get("arkime-deployment")).isNotEqualTo(first.get("arkime-deployment"));
	}

	private Set<String> rolled() {
		Set<String> rolled = new TreeSet<>();
		hashes().forEach((name, hash) -> {
			if (!hash.equals(this.before.get(name))) {
				rolled.add(name);
			}
		});
		return rolled;
	}

	private Map<String, String> hashes() {
		Map<String, String> hashes = new TreeMap<>();
		for (DesiredObject object : this.malcolm.desired().objects()) {
			Manifest manifest = object.manifest();
			if (manifest.kind().equals("Deployment")) {
				hashes.put(manifest.name(),
						manifest.text("spec", "template", "metadata", "annotations", Ownership.CONFIGURATION)
							.orElseThrow());
			}
		}
		return hashes;
	}

}
