package org.malcolmconsole.credential;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.credential.CredentialItem.State;
import org.malcolmconsole.credential.account.AccountDelivery;
import org.malcolmconsole.credential.account.Administrator;
import org.malcolmconsole.credential.delivery.Delivery;
import org.malcolmconsole.credential.format.Htpasswd;
import org.malcolmconsole.credential.format.LdapTemplate;
import org.malcolmconsole.credential.format.Md5Crypt;
import org.malcolmconsole.credential.format.PasswordHash;
import org.malcolmconsole.web.InvalidFields;
import org.malcolmconsole.workspace.Change;
import org.malcolmconsole.workspace.Contents;
import org.malcolmconsole.workspace.EnvFile;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The files that Malcolm's administrator stands in.
 */
@Component
@Order(1)
class AdministratorFiles implements CredentialPart {

	static final String ID = "administrator";

	static final String LDAP = "nginx/nginx_ldap.conf";

	static final String METADATA = "htadmin/metadata";

	private static final Pattern ADMIN_USER = Pattern.compile("(?m)^([ \\t]*admin_user[ \\t]*=[ \\t]*).*$");

	private final SecureRandom random;

	private final AccountDelivery delivery;

	AdministratorFiles(SecureRandom random, AccountDelivery delivery) {
		this.random = random;
		this.delivery = delivery;
	}

	@Override
	public CredentialItem look(Contents contents) {
		Optional<String> name = Administrator.name(contents);
		if (name.isEmpty() || Administrator.accounts(contents).empty()) {
			return item(State.MISSING, "Nobody can sign in to Malcolm yet.");
		}
		List<String> missing = List.of(LDAP, Administrator.HTADMIN)
			.stream()
			.filter((path) -> contents.file(path).isEmpty())
			.toList();
		return missing.isEmpty() ? item(State.READY, "Malcolm's administrator is " + name.get() + ".") : item(
				State.MISSING, "The account " + name.get() + " is there, but not " + String.join(", ", missing) + ".");
	}

	@Override
	public Change createMissing(Change change, Contents contents, @Nullable AdministratorAccount administrator) {
		Optional<String> name = Administrator.name(contents);
		if (name.isPresent() && !Administrator.accounts(contents).empty()) {
			return companions(change, contents, name.get());
		}
		if (administrator == null) {
			throw InvalidFields.of(ID,
					"Malcolm has no administrator yet. Give the user name and password that it should have.");
		}
		InvalidFields.throwIfAny(administrator.errors(ID + "."));
		return companions(account(change, contents, Administrator.accounts(contents), administrator), contents,
				administrator.name());
	}

	/**
	 * Gives Malcolm this administrator; the former one's account goes, all others stay.
	 */
	Change replace(Change change, Contents contents, AdministratorAccount account) {
		Htpasswd accounts = Administrator.name(contents)
			.filter((former) -> !former.equals(account.name()))
			.map((former) -> Administrator.accounts(contents).without(former))
			.orElseGet(() -> Administrator.accounts(contents));
		Change changed = account(change, contents, accounts, account);
		String settings = contents.file(Administrator.HTADMIN).map(AdministratorFiles::text).orElse("");
		Matcher line = ADMIN_USER.matcher(settings);
		if (line.find()) {
			changed = changed.putSecret(Administrator.HTADMIN,
					line.replaceFirst("$1" + Matcher.quoteReplacement(account.name()))
						.getBytes(StandardCharsets.UTF_8));
		}
		return companions(changed, contents, account.name());
	}

	/** Works out a change and makes it, with what is noted of it. */
	<T> T together(Supplier<T> change) {
		return this.delivery.together(change);
	}

	/** Brings the account into a Malcolm that runs. */
	Delivery send() {
		return this.delivery.send();
	}

	private Change account(Change change, Contents contents, Htpasswd accounts, AdministratorAccount account) {
		this.delivery.noteAdministrator(Stream.concat(Administrator.name(contents).stream(), Stream.of(account.name()))
			.collect(Collectors.toSet()));
		String hash = PasswordHash.of(account.secret(), this.random);
		return change.putSecret(contents.envPath(Administrator.ENV), env(contents, account).bytes())
			.putSecret(Administrator.HTPASSWD, accounts.with(account.name(), hash).bytes());
	}

	private EnvFile env(Contents contents, AdministratorAccount account) {
		String crypt = Md5Crypt.hash(account.secret(), this.random);
		String encoded = Base64.getEncoder().encodeToString(crypt.getBytes(StandardCharsets.US_ASCII));
		EnvFile file = contents.envFile(Administrator.ENV)
			.orElseGet(() -> EnvFile.parse(Administrator.ENV,
					"# Malcolm's administrator\n".getBytes(StandardCharsets.UTF_8)))
			.with("MALCOLM_USERNAME", account.name())
			.with("MALCOLM_PASSWORD", encoded);
		return file.value("K8S_SECRET").isPresent() ? file : file.with("K8S_SECRET", "True");
	}

	private static Change companions(Change change, Contents contents, String username) {
		Change changed = change;
		if (contents.file(LDAP).isEmpty()) {
			changed = changed.putSecret(LDAP, LdapTemplate.from(contents));
		}
		if (contents.file(Administrator.HTADMIN).isEmpty()) {
			changed = changed.putSecret(Administrator.HTADMIN, htadmin(username));
		}
		return contents.file(METADATA).isEmpty() ? changed.putSecret(METADATA, new byte[0]) : changed;
	}

	private static byte[] htadmin(String username) {
		return """
				; Accounts page of Malcolm
				[application]
				app_title = Malcolm User Management
				secure_path = ./auth/htpasswd
				metadata_path = ./config/metadata
				admin_user = %s
				min_username_len = 4
				max_username_len = 32
				min_password_len = 8
				max_password_len = 128
				""".formatted(username).getBytes(StandardCharsets.UTF_8);
	}

	private static CredentialItem item(State state, String detail) {
		return new CredentialItem(ID, "Administrator account", state, detail);
	}

	private static String text(byte[] content) {
		return new String(content, StandardCharsets.UTF_8);
	}

}
