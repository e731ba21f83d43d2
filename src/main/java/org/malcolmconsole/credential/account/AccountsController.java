package org.malcolmconsole.credential.account;

import java.security.Principal;
import java.util.List;

import org.malcolmconsole.credential.delivery.Delivery;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Accounts of Malcolm through REST.
 */
@RestController
@RequestMapping("/api/v1/credentials/accounts")
@PreAuthorize("hasRole('ADMINISTRATOR')")
class AccountsController {

	private final LocalAccounts accounts;

	private final AccountDelivery delivery;

	AccountsController(LocalAccounts accounts, AccountDelivery delivery) {
		this.accounts = accounts;
		this.delivery = delivery;
	}

	@GetMapping
	Accounts list() {
		return new Accounts(this.accounts.list(), this.delivery.state());
	}

	@PostMapping
	ResponseEntity<AccountChange> add(@RequestBody AccountForm form, Principal principal) {
		return answer(HttpStatus.CREATED, this.accounts.add(form, principal.getName()));
	}

	@PutMapping("/{username}")
	ResponseEntity<AccountChange> setPassword(@PathVariable String username, @RequestBody AccountForm form,
			Principal principal) {
		return answer(HttpStatus.OK, this.accounts.setPassword(form.named(username), principal.getName()));
	}

	@DeleteMapping("/{username}")
	ResponseEntity<AccountChange> remove(@PathVariable String username, Principal principal) {
		return answer(HttpStatus.OK, this.accounts.remove(username, principal.getName()));
	}

	/** Tries again to bring changes into Malcolm's pods. */
	@PostMapping("/delivery")
	Delivery deliver() {
		return this.delivery.send();
	}

	/** It may hold a password that was made up. */
	private static ResponseEntity<AccountChange> answer(HttpStatus status, AccountChange change) {
		return ResponseEntity.status(status).cacheControl(CacheControl.noStore()).body(change);
	}

	/** Who may sign in to Malcolm, and whether its pods know. */
	record Accounts(List<LocalAccount> accounts, Delivery delivery) {

	}

}
