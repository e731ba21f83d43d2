package org.malcolmconsole.credential.mail;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import org.malcolmconsole.cluster.ExecResult;
import org.malcolmconsole.credential.delivery.DeliveryFailed;
import org.malcolmconsole.credential.delivery.PodLock;
import org.malcolmconsole.credential.delivery.RunningPods;

/**
 * OpenSearch's keystore in a pod; values go in through standard input only.
 */
final class Keystore {

	/** Arguments: program, key; the length of the value in base64 is put in. */
	private static final String ADD = """
			# add to a keystore
			%s
			trap release EXIT
			printf 'N\\n' | "$1" create > /dev/null 2>&1
			"$1" remove "$2" < /dev/null > /dev/null 2>&1
			head -c %d | base64 -d | "$1" add "$2" --stdin > /dev/null && echo added
			""";

	/** The program reads and replaces the whole keystore. */
	private static final String LOCK = "${TMPDIR:-/tmp}/malcolm-console-keystore.lock";

	private static final String LIST = """
			# list a keystore
			"$1" list < /dev/null
			""";

	private final RunningPods pods;

	private final String pod;

	private final String program;

	Keystore(RunningPods pods, String pod, String program) {
		this.pods = pods;
		this.pod = pod;
		this.program = program;
	}

	void put(String key, String value) {
		String input = Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
		ExecResult result = this.pods.shell(this.pod, ADD.formatted(PodLock.take(LOCK), input.length()),
				List.of(this.program, key), input);
		if (result.exitCode() != 0 || !result.output().strip().endsWith("added")) {
			throw failure("did not take the entry " + key, result);
		}
	}

	Set<String> keys() {
		ExecResult result = this.pods.shell(this.pod, LIST, List.of(this.program), null);
		if (result.exitCode() != 0) {
			throw failure("did not list its entries", result);
		}
		return result.output()
			.lines()
			.map(String::strip)
			.filter((line) -> !line.isEmpty() && !line.toUpperCase(Locale.ROOT).matches("(WARNING|KEYSTORE).*"))
			.collect(Collectors.toSet());
	}

	/** What the program printed stays out: nobody knows what it repeats. */
	private DeliveryFailed failure(String what, ExecResult result) {
		String code = (result.exitCode() > 0) ? " (exit code " + result.exitCode() + ")" : "";
		return new DeliveryFailed("OpenSearch's keystore in pod " + this.pod + " " + what + code
				+ ". Nothing is lost; look at the pod's log, then try again.");
	}

	@Override
	public String toString() {
		return "the keystore in pod " + this.pod;
	}

}
