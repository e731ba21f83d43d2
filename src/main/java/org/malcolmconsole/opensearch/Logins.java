package org.malcolmconsole.opensearch;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.opensearch.login.Curlrc;
import org.malcolmconsole.opensearch.login.Login;
import org.malcolmconsole.web.InvalidFields;
import org.malcolmconsole.workspace.Change;
import org.malcolmconsole.workspace.Contents;
import org.malcolmconsole.workspace.RemoteLogin;
import org.malcolmconsole.workspace.Revision;
import org.malcolmconsole.workspace.Workspace;

import org.springframework.stereotype.Component;

/**
 * The logins for OpenSearch elsewhere; every action is one revision.
 */
@Component
class Logins {

	private final Workspace workspace;

	Logins(Workspace workspace) {
		this.workspace = workspace;
	}

	List<LoginView> list() {
		Contents contents = this.workspace.read();
		return Arrays.stream(Instance.values()).map((instance) -> view(instance, contents)).toList();
	}

	/**
	 * Stores a login, and how its certificate is checked where the settings say it too.
	 * @throws InvalidFields with every field that cannot be used
	 */
	Saved save(LoginForm form, String actor) {
		if (Instance.of(form.instance()).isEmpty()) {
			throw InvalidFields.of("instance", "The instance is primary or secondary.");
		}
		Instance instance = form.which();
		Contents before = this.workspace.read();
		Curlrc file = curlrc(instance, before);
		Login former = file.login().orElse(null);
		InvalidFields.throwIfAny(form.errors(former));
		Login login = form.login(former);
		boolean verify = Optional.ofNullable(form.verifyTls()).orElse(!file.insecure());
		Change change = by(actor, "Login of OpenSearch (" + instance.id() + ")", before).putSecret(instance.file(),
				file.with(login, verify).bytes());
		return commit(withVerification(change, before, instance, verify), instance, warning(login));
	}

	/** Forgets the login of one instance; that of the other stays. */
	Saved remove(Instance instance, String actor) {
		Contents before = this.workspace.read();
		Change change = by(actor, "Login of OpenSearch (" + instance.id() + ") removed", before);
		boolean nothing = before.file(instance.file()).filter((file) -> file.length == 0).isPresent();
		return commit(nothing ? change : change.putSecret(instance.file(), new byte[0]), instance, null);
	}

	/** The login of an instance: a secret. */
	Optional<Login> login(Instance instance, Contents contents) {
		return curlrc(instance, contents).login();
	}

	private Saved commit(Change change, Instance instance, @Nullable String warning) {
		Revision revision = this.workspace.commit(change);
		return new Saved(revision.number(), List.copyOf(change.files().keySet()), view(instance, this.workspace.read()),
				warning);
	}

	private static Change withVerification(Change change, Contents contents, Instance instance, boolean verify) {
		return contents.envFile(Instance.ENV)
			.filter((env) -> instance.verified(contents) != verify)
			.map((env) -> change.put(contents.envPath(Instance.ENV),
					env.withValue(instance.verification(), String.valueOf(verify))))
			.orElse(change);
	}

	private static LoginView view(Instance instance, Contents contents) {
		Curlrc file = curlrc(instance, contents);
		boolean verified = instance.verified(contents);
		Optional<Login> login = file.login();
		String problem = null;
		if (login.isPresent() && file.insecure() == verified) {
			problem = "The settings say that its certificate is " + (verified ? "" : "not ")
					+ "checked, the login's file says the opposite. Store the login again.";
		}
		else if (login.isEmpty() && !file.empty()) {
			problem = "The file " + instance.file() + " holds no login that can be read.";
		}
		String url = instance.url(contents);
		if (RemoteLogin.in(url)) {
			problem = "The address in the settings holds a login and is masked here. Save the address without it, and store the login here.";
		}
		return new LoginView(instance, instance.remote(contents), RemoteLogin.masked(url),
				login.map(Login::username).orElse(null), verified, problem);
	}

	private static Curlrc curlrc(Instance instance, Contents contents) {
		return Curlrc.parse(contents.file(instance.file()).orElse(new byte[0]));
	}

	private static @Nullable String warning(Login login) {
		return login.password().endsWith("\"")
				? "Malcolm's own scripts misread a password that ends in a double quote; another one is safer." : null;
	}

	private static Change by(String actor, String reason, Contents contents) {
		return Change.by(actor, reason).basedOn(contents.revision());
	}

}
