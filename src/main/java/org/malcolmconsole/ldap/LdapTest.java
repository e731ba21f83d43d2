package org.malcolmconsole.ldap;

import java.util.List;
import java.util.Optional;

import org.malcolmconsole.ldap.connection.LdapProbe;
import org.malcolmconsole.ldap.connection.LdapQuestion;
import org.malcolmconsole.ldap.file.LdapServer;
import org.malcolmconsole.probe.Findings;
import org.malcolmconsole.probe.ProbeLimit;
import org.malcolmconsole.web.InvalidFields;
import org.malcolmconsole.workspace.Contents;
import org.malcolmconsole.workspace.Workspace;

import org.springframework.stereotype.Component;

/**
 * Tries whether people can be looked up.
 */
@Component
class LdapTest {

	private static final String AUTHORITIES = "nginx/ca-trust/";

	private static final int LONGEST_NAME = 200;

	private final Workspace workspace;

	private final LdapProbe probe;

	private final ProbeLimit limit;

	LdapTest(Workspace workspace, LdapProbe probe, ProbeLimit limit) {
		this.workspace = workspace;
		this.probe = probe;
		this.limit = limit;
	}

	/**
	 * Tries it.
	 * @throws InvalidFields with every field that cannot be used
	 */
	Result run(LdapTestForm request, String actor) {
		Contents contents = this.workspace.read();
		String person = (request.person() != null) ? request.person().strip() : "";
		if (person.length() > LONGEST_NAME || person.chars().anyMatch(Character::isISOControl)) {
			throw InvalidFields.of("person", "A name has at most " + LONGEST_NAME + " characters, none for control.");
		}
		LdapForm form = Optional.ofNullable(request.server()).orElseGet(() -> stored(contents));
		LdapServer server = LdapFiles.checked(form, LdapFiles.server(contents).orElse(null));
		LdapQuestion question = question(form, server, contents, person);
		Findings found = this.limit.run(actor, () -> this.probe.run(question));
		return new Result(server.host() + ":" + server.port(), found.ok(), List.of(found));
	}

	private static LdapForm stored(Contents contents) {
		LdapView view = LdapFiles.view(contents);
		if (view.state() != LdapView.State.CONFIGURED) {
			throw InvalidFields.of("server", "No server is stored that could be tried. Save one first, or give it.");
		}
		return view.form();
	}

	/**
	 * As the web server checks: by level in the tunnel, else when authorities are there.
	 */
	private static LdapQuestion question(LdapForm form, LdapServer server, Contents contents, String person) {
		List<byte[]> authorities = contents.paths()
			.stream()
			.filter((path) -> path.startsWith(AUTHORITIES) && !path.endsWith("/.gitignore"))
			.flatMap((path) -> contents.file(path).stream())
			.toList();
		Integer level = form.chosenTunnel().verifyLevel();
		boolean verify = form.tls() ? level == null || level > 0 : !authorities.isEmpty();
		return new LdapQuestion(server, form.tls(), verify, authorities, person);
	}

	/**
	 * How a test went.
	 */
	record Result(String server, boolean ok, List<Findings> places) {

	}

}
