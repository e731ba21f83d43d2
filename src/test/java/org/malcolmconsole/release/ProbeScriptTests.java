package org.malcolmconsole.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The probes that are scripts mean what Malcolm's mean: they are run here. */
class ProbeScriptTests {

	@TempDir
	private Path tools;

	@ParameterizedTest
	@CsvSource({ "15-netbox-redis.yml,NETBOX_REDIS_DISABLED,pidof,redis-server",
			"16-netbox-redis-cache.yml,NETBOX_REDIS_DISABLED,pidof,redis-server",
			"17-netbox-postgres.yml,NETBOX_POSTGRES_DISABLED,pg_isready,-d netbox -U reader" })
	void passesWhenSwitchedOffOrWhenTheToolSaysSo(String file, String variable, String tool, String arguments)
			throws Exception {
		var command = command(file);
		stub(tool, 1);
		assertThat(run(command, Map.of(variable, "true"))).as("switched off").isZero();
		assertThat(run(command, Map.of(variable, "false"))).as("not running").isNotZero();
		assertThat(run(command, Map.of())).as("not running, variable not set").isNotZero();
		stub(tool, 0);
		assertThat(run(command, Map.of(variable, "false", "POSTGRES_DB", "netbox", "POSTGRES_USER", "reader")))
			.as("running")
			.isZero();
		assertThat(Files.readString(this.tools.resolve("arguments"))).contains(arguments);
	}

	private void stub(String tool, int exitCode) throws IOException {
		Path script = this.tools.resolve(tool);
		Files.writeString(script,
				"#!/bin/sh\necho \"$@\" > %s\nexit %d\n".formatted(this.tools.resolve("arguments"), exitCode));
		Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
	}

	private int run(List<String> command, Map<String, String> environment) throws Exception {
		var builder = new ProcessBuilder(command).redirectErrorStream(true);
		builder.environment().putAll(environment);
		builder.environment().put("PATH", this.tools + ":" + System.getenv("PATH"));
		var process = builder.start();
		process.getInputStream().readAllBytes();
		return process.waitFor();
	}

	private static List<String> command(String file) {
		return Yaml.documents(file, Facts.BUNDLE.get("kubernetes/" + file))
			.stream()
			.map(ObjectFacts::of)
			.filter((object) -> object.get("kind").equals("Deployment"))
			.map((object) -> Facts.list(object.get("containers")).get(0).get("livenessProbe"))
			.map((probe) -> Facts.texts(Facts.map(probe).get("command")))
			.findFirst()
			.orElseThrow();
	}

}
