package org.malcolmconsole.web.error;

import java.net.URI;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.DatabindException;

import org.springframework.beans.TypeMismatchException;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.validation.method.MethodValidationResult;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.ErrorResponse;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/**
 * Says in a problem detail what went wrong, without giving away what an unknown exception
 * carries.
 */
@Component
class Problems {

	private static final Logger logger = LoggerFactory.getLogger(Problems.class);

	private static final String WRONG_TYPE = "This has the wrong type or is none of what it can be";

	private final MessageSource messages;

	private final SecureRandom random;

	Problems(MessageSource messages, SecureRandom random) {
		this.messages = messages;
		this.random = random;
	}

	ProblemDetail of(Throwable failure) {
		if (failure instanceof BindingResult binding) {
			return invalid(binding.getAllErrors().stream().map(this::entry));
		}
		if (failure instanceof MethodValidationResult result) {
			return invalid(result.getParameterValidationResults().stream().flatMap(this::entries));
		}
		if (failure instanceof NoHandlerFoundException || failure instanceof NoResourceFoundException) {
			return of(HttpStatus.NOT_FOUND);
		}
		if (failure instanceof ErrorResponse response) {
			return complete(response.updateAndGetBody(this.messages, LocaleContextHolder.getLocale()));
		}
		ProblemDetail unread = unread(failure);
		return (unread != null) ? unread : incident(failure);
	}

	/** What came could not be read. */
	private @Nullable ProblemDetail unread(Throwable failure) {
		if (BodyTooLargeException.isCauseOf(failure) || failure instanceof MaxUploadSizeExceededException) {
			return of(HttpStatus.CONTENT_TOO_LARGE);
		}
		if (failure instanceof MultipartException) {
			return of(HttpStatus.BAD_REQUEST, "The upload is no form with files, or it broke off. Send it again.");
		}
		if (failure instanceof HttpMessageNotReadableException
				&& failure.getCause() instanceof DatabindException mismatch && !mismatch.getPath().isEmpty()) {
			return invalid(Stream.of(entry(field(mismatch), WRONG_TYPE)));
		}
		if (failure instanceof HttpMessageNotReadableException) {
			return of(HttpStatus.BAD_REQUEST,
					"The body can't be read. It has to be valid and of the documented shape.");
		}
		if (failure instanceof TypeMismatchException mismatch) {
			return of(HttpStatus.BAD_REQUEST,
					"The value of '%s' has the wrong type.".formatted(mismatch.getPropertyName()));
		}
		return null;
	}

	ProblemDetail of(Refusal refusal) {
		return of(refusal.status(), refusal.sentence());
	}

	ProblemDetail of(HttpStatusCode status) {
		return of(status, Words.of(status.value()).detail());
	}

	ProblemDetail incident(Throwable failure) {
		byte[] id = new byte[4];
		this.random.nextBytes(id);
		String incident = HexFormat.of().formatHex(id);
		logger.error("Incident {}", incident, failure);
		ProblemDetail problem = of(HttpStatus.INTERNAL_SERVER_ERROR);
		problem.setDetail(
				"%s The log of the console says more under incident %s.".formatted(Words.of(500).detail(), incident));
		problem.setProperty("incident", incident);
		return problem;
	}

	private static ProblemDetail of(HttpStatusCode status, String detail) {
		return complete(ProblemDetail.forStatusAndDetail(status, detail));
	}

	private static ProblemDetail complete(ProblemDetail problem) {
		Words words = Words.of(problem.getStatus());
		HttpStatus status = HttpStatus.resolve(problem.getStatus());
		if (problem.getType() == null) {
			problem.setType(URI.create("about:blank"));
		}
		if (status == null || status.getReasonPhrase().equals(problem.getTitle())) {
			problem.setTitle(words.title());
		}
		if (problem.getDetail() == null) {
			problem.setDetail(words.detail());
		}
		return problem;
	}

	private static ProblemDetail invalid(Stream<Map<String, String>> errors) {
		List<Map<String, String>> entries = errors.toList();
		ProblemDetail problem = of(HttpStatus.UNPROCESSABLE_CONTENT, Words.of(422).detail());
		problem.setProperty("errors", entries);
		return problem;
	}

	private static String field(DatabindException mismatch) {
		return mismatch.getPath()
			.stream()
			.map((step) -> (step.getPropertyName() != null) ? step.getPropertyName() : String.valueOf(step.getIndex()))
			.collect(Collectors.joining("."));
	}

	private Stream<Map<String, String>> entries(ParameterValidationResult result) {
		if (result instanceof ParameterErrors errors) {
			return errors.getAllErrors().stream().map(this::entry);
		}
		String name = String.valueOf(result.getMethodParameter().getParameterName());
		return result.getResolvableErrors()
			.stream()
			.map((error) -> entry(name, this.messages.getMessage(error, LocaleContextHolder.getLocale())));
	}

	private Map<String, String> entry(ObjectError error) {
		String field = (error instanceof FieldError named) ? named.getField() : error.getObjectName();
		if (error instanceof FieldError named && named.isBindingFailure()) {
			return entry(field, WRONG_TYPE);
		}
		return entry(field, this.messages.getMessage(error, LocaleContextHolder.getLocale()));
	}

	private static Map<String, String> entry(String field, String message) {
		return Map.of("field", field, "message", message);
	}

}
