package org.malcolmconsole.credential.account;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.credential.format.Htpasswd;
import org.malcolmconsole.credential.format.PasswordHash;
import org.malcolmconsole.web.GeneratedPassword;
import org.malcolmconsole.web.InvalidFields;
import org.malcolmconsole.web.InvalidFields.FieldError;
import org.malcolmconsole.workspace.Change;
import org.malcolmconsole.workspace.Contents;
import org.malcolmconsole.workspace.Revision;
import org.malcolmconsole.workspace.Workspace;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/**
 * The accounts beside the administrator's, whose files belong together and are changed
 * elsewhere.
 */
@Component
class LocalAccounts {

	private final Workspace workspace;

	private final SecureRandom random;

	private final GeneratedPassword passwords;

	private final AccountDelivery delivery;

	LocalAccounts(Workspace workspace, SecureRandom random, GeneratedPassword passwords, AccountDelivery delivery) {
		this.workspace = workspace;
		this.random = random;
		this.passwords = passwords;
		this.delivery = delivery;
	}

	List<LocalAccount> list() {
		Contents contents = this.workspace.read();
		String administrator = Administrator.name(contents).orElse("");
		return Administrator.accounts(contents)
			.usernames()
			.stream()
			.map((name) -> new LocalAccount(name, name.equals(administrator)))
			.toList();
	}

	AccountChange add(AccountForm form, String actor) {
		Contents contents = this.workspace.read();
		List<FieldError> errors = new ArrayList<>(form.errors());
		if (Administrator.accounts(contents).usernames().contains(form.name())) {
			errors.add(new FieldError("username", "There is an account with this name already. Set its password."));
		}
		InvalidFields.throwIfAny(errors);
		return save(contents, form, "added", actor);
	}

	AccountChange setPassword(AccountForm form, String actor) {
		Contents contents = this.workspace.read();
		requireLocal(contents, form.name());
		InvalidFields.throwIfAny(form.passwordErrors());
		return save(contents, form, "changed", actor);
	}

	AccountChange remove(String username, String actor) {
		Contents contents = this.workspace.read();
		requireLocal(contents, username);
		Htpasswd accounts = Administrator.accounts(contents).without(username);
		return commit(contents, accounts, new AccountChange(0, username, "removed", null, null), actor);
	}

	private AccountChange save(Contents contents, AccountForm form, String done, String actor) {
		String generated = form.generated() ? this.passwords.next() : null;
		String hash = PasswordHash.of((generated != null) ? generated : form.secret(), this.random);
		return commit(contents, Administrator.accounts(contents).with(form.name(), hash),
				new AccountChange(0, form.name(), done, generated, null), actor);
	}

	private AccountChange commit(Contents contents, Htpasswd accounts, AccountChange made, String actor) {
		Change change = Change.by(actor, "Account of Malcolm " + made.done())
			.basedOn(contents.revision())
			.putSecret(Administrator.HTPASSWD, accounts.bytes());
		Revision revision = this.delivery.together(() -> {
			this.delivery.note(Set.of(made.username()));
			return this.workspace.commit(change);
		});
		return new AccountChange(revision.number(), made.username(), made.done(), made.generated(),
				this.delivery.send());
	}

	private static void requireLocal(Contents contents, String username) {
		if (!Administrator.accounts(contents).usernames().contains(username)) {
			throw refusal(HttpStatus.NOT_FOUND, "No such account",
					"Malcolm has no account with this name. Look at the list of accounts.");
		}
		if (Administrator.name(contents).filter(username::equals).isPresent()) {
			throw refusal(HttpStatus.CONFLICT, "This is the administrator",
					"The administrator's account stands in several files that have to agree. Nothing was changed."
							+ " Replace it among the credentials, as administrator account.");
		}
	}

	private static ErrorResponseException refusal(HttpStatus status, String title, @Nullable String detail) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
		problem.setTitle(title);
		return new ErrorResponseException(status, problem, null);
	}

}
