package org.malcolmconsole.ldap;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.ldap.LdapForm.Tunnel;
import org.malcolmconsole.ldap.LdapView.State;
import org.malcolmconsole.ldap.file.LdapFile;
import org.malcolmconsole.ldap.file.LdapServer;
import org.malcolmconsole.web.InvalidFields;
import org.malcolmconsole.workspace.Change;
import org.malcolmconsole.workspace.Contents;
import org.malcolmconsole.workspace.EnvFile;
import org.malcolmconsole.workspace.Revision;
import org.malcolmconsole.workspace.Workspace;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/**
 * The files of the Malcolm directory that say how people sign in by LDAP.
 */
@Component
class LdapFiles {

	private static final String ENV = "auth-common.env";

	private static final String TUNNEL = "NGINX_LDAP_TLS_STUNNEL";

	private final Workspace workspace;

	LdapFiles(Workspace workspace) {
		this.workspace = workspace;
	}

	LdapView view() {
		return view(this.workspace.read());
	}

	/**
	 * Writes what a form says, as one revision.
	 * @throws InvalidFields with every field that cannot be used
	 * @throws ErrorResponseException (409) when the file was edited by hand, and nobody
	 * said that it may be replaced
	 */
	LdapSaved save(LdapForm form, String actor) {
		Contents before = this.workspace.read();
		LdapServer server = checked(form, server(before).orElse(null));
		if (view(before).state() == State.EDITED && !Boolean.TRUE.equals(form.replaceEdited())) {
			throw edited();
		}
		Change file = Change.by(actor, "LDAP server of Malcolm")
			.basedOn(before.revision())
			.putSecret(LdapFile.PATH, LdapFile.write(server));
		Change change = withTunnel(file, before, form.chosenTunnel());
		Revision revision = this.workspace.commit(change);
		return new LdapSaved(revision.number(), List.copyOf(change.files().keySet()), view());
	}

	/** A form's server, with the stored password where the form leaves it out. */
	static LdapServer checked(LdapForm form, @Nullable LdapServer former) {
		LdapServer server = form.server(former);
		InvalidFields.throwIfAny(LdapChecks.errors(form, server));
		return server;
	}

	/** The server of the file, when it fits the form: a secret. */
	static Optional<LdapServer> server(Contents contents) {
		return contents.file(LdapFile.PATH).flatMap(LdapFile::read);
	}

	static LdapView view(Contents contents) {
		Optional<LdapServer> server = server(contents);
		boolean used = "false".equalsIgnoreCase(env(contents).get("NGINX_BASIC_AUTH"));
		Tunnel tunnel = tunnel(contents);
		State state = server.map((found) -> found.example() ? State.EXAMPLE : State.CONFIGURED)
			.orElse(contents.file(LdapFile.PATH).isPresent() ? State.EDITED : State.MISSING);
		LdapForm form = server.filter((found) -> !found.example())
			.map((found) -> LdapForm.of(found, tunnel))
			.orElseGet(() -> LdapForm.empty(tunnel));
		return new LdapView(state, used, LdapFile.PATH, form, state == State.CONFIGURED);
	}

	private static Tunnel tunnel(Contents contents) {
		Map<String, String> env = env(contents);
		String level = env.getOrDefault(TUNNEL + "_VERIFY_LEVEL", "");
		return new Tunnel("true".equalsIgnoreCase(env.get(TUNNEL)), env.getOrDefault(TUNNEL + "_CHECK_HOST", ""),
				env.getOrDefault(TUNNEL + "_CHECK_IP", ""), level.matches("[0-4]") ? Integer.parseInt(level) : 2);
	}

	private static Change withTunnel(Change change, Contents contents, Tunnel tunnel) {
		Optional<EnvFile> before = contents.envFile(ENV);
		if (before.isEmpty()) {
			return change;
		}
		EnvFile after = before.get()
			.withValue(TUNNEL, String.valueOf(Boolean.TRUE.equals(tunnel.used())))
			.withValue(TUNNEL + "_CHECK_HOST", String.valueOf(tunnel.checkHost()))
			.withValue(TUNNEL + "_CHECK_IP", String.valueOf(tunnel.checkIp()))
			.withValue(TUNNEL + "_VERIFY_LEVEL", String.valueOf(tunnel.verifyLevel()));
		return after.equals(before.get()) ? change : change.put(contents.envPath(ENV), after);
	}

	private static Map<String, String> env(Contents contents) {
		return contents.envFile(ENV).map(EnvFile::values).orElse(Map.of());
	}

	private static ErrorResponseException edited() {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT,
				LdapFile.PATH + " was edited by hand and says more than this form can. Nothing was changed. Say that it"
						+ " may be replaced (replaceEdited), or go on editing it by hand; the former one stays as a"
						+ " revision.");
		problem.setTitle("The file was edited by hand");
		return new ErrorResponseException(HttpStatus.CONFLICT, problem, null);
	}

}
