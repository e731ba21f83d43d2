package org.malcolmconsole.security;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/**
 * Leaves the refusals of method security to the filter that knows what to do with them.
 */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class SecurityExceptionAdvice {

	@ExceptionHandler
	void refused(AccessDeniedException refusal) {
		throw refusal;
	}

	@ExceptionHandler
	void refused(AuthenticationException refusal) {
		throw refusal;
	}

}
