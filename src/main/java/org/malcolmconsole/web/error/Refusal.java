package org.malcolmconsole.web.error;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;

/**
 * Why a request was turned away before any controller saw it.
 *
 * @param status the status to answer with
 * @param sentence what is wrong and what to do
 */
record Refusal(HttpStatus status, String sentence) {

	private static final String REMEMBERED = Refusal.class.getName();

	static Refusal tooLarge(long most) {
		return new Refusal(HttpStatus.CONTENT_TOO_LARGE,
				"More was sent than is accepted here, which is %,d KiB at most. Nothing of it was used."
					.formatted(most / 1024));
	}

	/** Lets the error page say it. */
	void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
		request.setAttribute(REMEMBERED, this);
		response.sendError(this.status.value());
	}

	static @Nullable Refusal of(HttpServletRequest request) {
		return (Refusal) request.getAttribute(REMEMBERED);
	}

}
