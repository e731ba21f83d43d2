package org.malcolmconsole.opensearch;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.probe.HttpAddress;
import org.malcolmconsole.opensearch.connection.ConsoleProbe;
import org.malcolmconsole.opensearch.connection.PodProbe;
import org.malcolmconsole.opensearch.connection.Question;
import org.malcolmconsole.opensearch.login.Login;
import org.malcolmconsole.probe.ProbeLimit;
import org.malcolmconsole.web.InvalidFields;
import org.malcolmconsole.workspace.Contents;
import org.malcolmconsole.workspace.Workspace;

import org.springframework.stereotype.Component;

/**
 * Tries whether an OpenSearch can be used, from the console and from the cluster.
 */
@Component
class ConnectionTest {

	private static final String AUTHORITIES = "nginx/ca-trust/";

	private final Workspace workspace;

	private final Logins logins;

	private final ConsoleProbe console;

	private final PodProbe pod;

	private final ProbeLimit limit;

	ConnectionTest(Workspace workspace, Logins logins, ConsoleProbe console, PodProbe pod, ProbeLimit limit) {
		this.workspace = workspace;
		this.logins = logins;
		this.console = console;
		this.pod = pod;
		this.limit = limit;
	}

	/**
	 * Tries it.
	 * @throws InvalidFields when there is nothing that could be tried
	 */
	TestResult run(TestForm form, String actor) {
		Contents contents = this.workspace.read();
		Instance instance = Instance.of((form.instance() != null) ? form.instance() : Instance.PRIMARY.id())
			.orElseThrow(() -> InvalidFields.of("instance", "The instance is primary or secondary."));
		Question question = question(form, instance, contents);
		return this.limit.run(actor, () -> new TestResult(instance, question.address().toString(),
				List.of(this.console.run(question), this.pod.run(question))));
	}

	private Question question(TestForm form, Instance instance, Contents contents) {
		String kept = instance.url(contents);
		String given = text(form.url()).strip();
		HttpAddress address = address(given.isEmpty() ? kept : given);
		boolean own = given.isEmpty() || given.equals(kept);
		boolean verify = (form.verifyTls() != null) ? form.verifyTls() : !own || instance.verified(contents);
		List<byte[]> authorities = contents.paths()
			.stream()
			.filter((path) -> path.startsWith(AUTHORITIES))
			.flatMap((path) -> contents.file(path).stream())
			.toList();
		return new Question(address, login(form, own ? stored(instance, contents) : null), verify, authorities);
	}

	private @Nullable Login stored(Instance instance, Contents contents) {
		return this.logins.login(instance, contents).orElse(null);
	}

	private static @Nullable Login login(TestForm form, @Nullable Login stored) {
		if (text(form.username()).isBlank()) {
			return stored;
		}
		Login login = new LoginForm(null, form.username(), form.password(), null).login(stored);
		InvalidFields.throwIfAny(new LoginForm(null, form.username(), form.password(), null).errors(stored));
		return login;
	}

	private static HttpAddress address(String text) {
		if (text.isEmpty()) {
			throw InvalidFields.of("url",
					"The settings name no address of this OpenSearch. Save one first, or give it.");
		}
		try {
			return HttpAddress.parse(text);
		}
		catch (IllegalArgumentException ex) {
			throw InvalidFields.of("url", String.valueOf(ex.getMessage()));
		}
	}

	private static String text(@Nullable String value) {
		return (value != null) ? value : "";
	}

}
