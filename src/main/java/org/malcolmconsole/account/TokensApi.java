package org.malcolmconsole.account;

import java.net.URI;
import java.time.Instant;
import java.util.List;

import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * API tokens over the API.
 */
@RestController
@RequestMapping("/api/v1/tokens")
@PreAuthorize("hasRole('ADMINISTRATOR')")
class TokensApi {

	private final ApiTokens tokens;

	TokensApi(ApiTokens tokens) {
		this.tokens = tokens;
	}

	@GetMapping
	List<ApiToken> all() {
		return this.tokens.all();
	}

	@PostMapping
	ResponseEntity<Created> create(@Valid @RequestBody TokenForm form, Authentication actor) {
		ApiTokens.NewToken made = this.tokens.create(form, actor);
		return ResponseEntity.created(URI.create("/api/v1/tokens/" + made.token().id())).body(Created.of(made));
	}

	@DeleteMapping("/{id}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void delete(@PathVariable String id) {
		if (!this.tokens.delete(id)) {
			throw new TokenNotFoundException(id);
		}
	}

	/**
	 * The answer that carries the secret, once.
	 */
	record Created(String id, String name, Role role, Instant createdAt, @Nullable Instant expiry, String secret) {

		static Created of(ApiTokens.NewToken made) {
			ApiToken token = made.token();
			return new Created(token.id(), token.name(), token.role(), token.createdAt(), token.expiry(),
					made.secret());
		}

		@Override
		public String toString() {
			return "Created[id=" + this.id + "]";
		}

	}

}
