package org.malcolmconsole.account.people;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * The people of the console over the API.
 */
@RestController
@RequestMapping("/api/v1/people")
@PreAuthorize("hasRole('ADMINISTRATOR')")
class PeopleApi {

	private final People people;

	PeopleApi(People people) {
		this.people = people;
	}

	@GetMapping
	List<Person> all() {
		return this.people.all();
	}

	@GetMapping("/{name}")
	Person one(@PathVariable String name) {
		return this.people.get(name);
	}

	@PostMapping
	ResponseEntity<WithLink> add(@Valid @RequestBody PersonForm form) {
		NewLink link = this.people.add(form);
		return ResponseEntity.created(URI.create("/api/v1/people/" + form.name()))
			.body(WithLink.of(this.people.get(form.name()), Optional.of(link)));
	}

	@PatchMapping("/{name}")
	WithLink change(@PathVariable String name, @RequestBody PersonChange change) {
		Optional<NewLink> link = this.people.change(name, change);
		return WithLink.of(this.people.get(name), link);
	}

	@DeleteMapping("/{name}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void remove(@PathVariable String name) {
		this.people.remove(name);
	}

	static String address(NewLink link) {
		return ServletUriComponentsBuilder.fromCurrentContextPath().path(link.path()).toUriString();
	}

	/**
	 * A person, and the one-time link when one was just made.
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record WithLink(@JsonUnwrapped Person person, @Nullable String link, @Nullable Instant linkExpiry) {

		static WithLink of(Person person, Optional<NewLink> link) {
			return new WithLink(person, link.map(PeopleApi::address).orElse(null),
					link.map(NewLink::expiry).orElse(null));
		}

		@Override
		public String toString() {
			return "WithLink[person=" + this.person + "]";
		}

	}

}
