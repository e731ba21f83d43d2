package org.malcolmconsole.account.people;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import org.malcolmconsole.account.Account;
import org.malcolmconsole.account.AccountRemoved;
import org.malcolmconsole.account.Accounts;
import org.malcolmconsole.account.SecurityLog;
import org.malcolmconsole.account.SignInsEnded;
import org.malcolmconsole.web.InvalidFields;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Adds, changes and removes people, one change at a time, so that an administrator always
 * remains; what changes ends the sessions of that person.
 */
@Component
class People {

	private final Accounts accounts;

	private final PasswordLinks links;

	private final TransactionOperations transactions;

	private final ApplicationEventPublisher events;

	private final SecurityLog log;

	People(Accounts accounts, PasswordLinks links, TransactionOperations transactions, ApplicationEventPublisher events,
			SecurityLog log) {
		this.accounts = accounts;
		this.links = links;
		this.transactions = transactions;
		this.events = events;
		this.log = log;
	}

	List<Person> all() {
		return this.accounts.all().stream().map(Person::of).toList();
	}

	Person get(String name) {
		return Person.of(account(name));
	}

	/**
	 * Adds somebody, who sets a password by the link.
	 * @throws InvalidFields when the name is taken
	 */
	NewLink add(PersonForm form) {
		NewLink link = alone(() -> {
			try {
				this.accounts.add(form.name(), form.role());
				return this.links.create(form.name(), PasswordLinks.LIFE);
			}
			catch (DuplicateKeyException ex) {
				throw InvalidFields.of("name", "Somebody has this name already; upper and lower case are the same");
			}
		});
		this.log.write("person-added", "succeeded", "account", form.name(), "role", form.role().name());
		return link;
	}

	/**
	 * Changes what somebody may do.
	 * @return the link when the password was reset
	 */
	Optional<NewLink> change(String name, PersonChange change) {
		return changed(name, (account) -> {
			if (change.takesPowerAway()) {
				keepAnAdministrator(account);
			}
			if (change.role() != null && change.role() != account.role()) {
				this.accounts.setRole(account.name(), change.role());
				this.log.write("role-changed", "succeeded", "account", account.name(), "role", change.role().name());
			}
			boolean disabled = (change.disabled() != null) ? change.disabled() : account.disabled();
			if (disabled != account.disabled()) {
				disable(account, disabled);
			}
			return change.resetsPassword() ? Optional.of(reset(account, disabled)) : Optional.empty();
		});
	}

	private void disable(Account account, boolean disabled) {
		this.accounts.setDisabled(account.name(), disabled);
		this.links.end(account.name());
		this.log.write(disabled ? "person-disabled" : "person-enabled", "succeeded", "account", account.name());
	}

	private NewLink reset(Account account, boolean disabled) {
		if (disabled) {
			throw PersonProblem.disabled(account.name());
		}
		this.accounts.endPassword(account.name());
		this.log.write("password-reset", "succeeded", "account", account.name());
		return this.links.create(account.name(), PasswordLinks.LIFE);
	}

	/**
	 * Removes somebody, with the tokens that this person made.
	 */
	void remove(String name) {
		changed(name, (account) -> {
			keepAnAdministrator(account);
			this.events.publishEvent(new AccountRemoved(account.name()));
			this.accounts.remove(account.name());
			this.log.write("person-removed", "succeeded", "account", account.name());
			return account;
		});
	}

	/**
	 * Sets the password of the person whose link this is; the link is used up.
	 * @return the name, unless the link does not work
	 */
	Optional<String> setPassword(String token, String password) {
		Optional<String> name = alone(() -> {
			Optional<String> found = this.links.find(token);
			found.ifPresent((account) -> {
				this.links.end(account);
				this.accounts.setPassword(account, password);
			});
			return found;
		});
		name.ifPresent(this::ended);
		return name;
	}

	/**
	 * Sets a password whose owner has given the former one.
	 * @param renewal lets the owner's present session go on
	 */
	void changePassword(String name, String password, Runnable renewal) {
		alone(() -> {
			this.accounts.setPassword(name, password);
			this.links.end(name);
			return name;
		});
		renewal.run();
		this.log.write("password-changed", "succeeded", "account", name);
		ended(name);
	}

	/**
	 * A link for somebody who has no other way in; the password works until it is used.
	 * @return nothing when there is nobody with this name who is not disabled
	 */
	Optional<NewLink> rescue(String name, Duration life) {
		return alone(() -> this.accounts.find(name)
			.filter((account) -> !account.disabled())
			.map((account) -> this.links.create(account.name(), life)));
	}

	private <T> T changed(String name, Function<Account, T> change) {
		String exact = account(name).name();
		T result = alone(() -> change.apply(account(exact)));
		ended(exact);
		return result;
	}

	private void ended(String name) {
		this.events.publishEvent(new SignInsEnded(name));
	}

	/** The transaction ends before the next change begins. */
	private synchronized <T> T alone(Supplier<T> change) {
		return Objects.requireNonNull(this.transactions.execute((status) -> change.get()));
	}

	private void keepAnAdministrator(Account account) {
		if (account.governs() && this.accounts.all().stream().filter(Account::governs).count() == 1) {
			throw PersonProblem.lastAdministrator(account.name());
		}
	}

	private Account account(String name) {
		return this.accounts.find(name).orElseThrow(() -> PersonProblem.notFound(name));
	}

}
