package org.malcolmconsole.ldap;

import java.security.Principal;

import org.jspecify.annotations.Nullable;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The LDAP server of Malcolm through REST, for administrators.
 */
@RestController
@RequestMapping("/api/v1")
@PreAuthorize("hasRole('ADMINISTRATOR')")
class LdapApi {

	private final LdapFiles files;

	private final LdapTest test;

	LdapApi(LdapFiles files, LdapTest test) {
		this.files = files;
		this.test = test;
	}

	@GetMapping("/credentials/ldap")
	LdapView get() {
		return this.files.view();
	}

	@PutMapping("/credentials/ldap")
	LdapSaved put(@RequestBody LdapForm form, Principal principal) {
		return this.files.save(form, principal.getName());
	}

	@PostMapping("/ldap-test")
	LdapTest.Result test(@RequestBody(required = false) @Nullable LdapTestForm form, Principal principal) {
		return this.test.run((form != null) ? form : new LdapTestForm(null, null), principal.getName());
	}

}
