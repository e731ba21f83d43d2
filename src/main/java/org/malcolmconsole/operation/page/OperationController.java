package org.malcolmconsole.operation.page;

import java.net.URI;
import java.security.Principal;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.malcolmconsole.operation.Operation;
import org.malcolmconsole.operation.OperationObject;
import org.malcolmconsole.operation.OperationProblem;
import org.malcolmconsole.operation.OperationRequest;
import org.malcolmconsole.operation.Operations;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Operations for automation.
 */
@RestController
@RequestMapping("/api/v1/operations")
class OperationController {

	private static final int LARGEST_PAGE = 200;

	private final Operations operations;

	OperationController(Operations operations) {
		this.operations = operations;
	}

	@PostMapping
	@PreAuthorize("hasRole('OPERATOR')")
	ResponseEntity<Operation> start(@RequestBody Body body,
			@RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key, Principal principal) {
		Operation operation = this.operations.start(body.request(key), principal.getName());
		return ResponseEntity.accepted().location(URI.create("/api/v1/operations/" + operation.id())).body(operation);
	}

	@GetMapping
	Page list(@RequestParam(defaultValue = "0") int offset, @RequestParam(defaultValue = "50") int limit) {
		return new Page(this.operations.recent(Math.max(0, offset), Math.max(1, Math.min(limit, LARGEST_PAGE))));
	}

	@GetMapping("/{id}")
	WithObjects one(@PathVariable String id) {
		Operation operation = this.operations.find(id).orElseThrow(() -> OperationProblem.unknown(id));
		return new WithObjects(operation, this.operations.objects(id));
	}

	@PostMapping("/{id}/cancel")
	@PreAuthorize("hasRole('OPERATOR')")
	ResponseEntity<Operation> cancel(@PathVariable String id, Principal principal) {
		return ResponseEntity.accepted().body(this.operations.cancel(id, principal.getName()));
	}

	/**
	 * What is sent to start an operation.
	 */
	record Body(@Nullable String type, @Nullable Map<String, Object> options, @Nullable String reason,
			@Nullable String confirm) {

		OperationRequest request(@Nullable String key) {
			return new OperationRequest((this.type != null) ? this.type : "",
					(this.options != null) ? this.options : Map.of(), this.reason, this.confirm, key);
		}

	}

	/**
	 * An operation with what it did to each object.
	 */
	record WithObjects(@JsonUnwrapped Operation operation, List<OperationObject> objects) {

	}

	/**
	 * Operations, newest first.
	 */
	record Page(List<Operation> operations) {

	}

}
