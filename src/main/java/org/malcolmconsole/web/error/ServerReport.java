package org.malcolmconsole.web.error;

import java.io.IOException;
import java.io.Writer;
import java.util.Objects;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;

/**
 * Says what the server refuses by itself because it is no HTTP, in the form that callers
 * take.
 */
class ServerReport extends ErrorReportValve {

	private static final String PROBLEM = """
			{"type":"about:blank","title":"%s","status":%d,"detail":"%s"}""";

	private static final String PAGE = """
			<!DOCTYPE html>
			<html lang="en"><head><meta charset="utf-8"><title>%s</title></head>
			<body><main><h1>%1$s</h1><p>%3$s</p><p><a href="/">Malcolm Console</a></p></main></body></html>
			""";

	@Override
	protected void report(Request request, Response response, @Nullable Throwable failure) {
		int status = response.getStatus();
		if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
			return;
		}
		// nothing is known of an address that could not be read
		String address = Objects.toString(request.getCoyoteRequest().requestURI().toString(), "");
		boolean program = address.startsWith("/api/");
		Words words = Words.of(status);
		try {
			response.setContentType(program ? MediaType.APPLICATION_PROBLEM_JSON_VALUE : MediaType.TEXT_HTML_VALUE);
			response.setCharacterEncoding("UTF-8");
			Writer writer = response.getReporter();
			if (writer != null) {
				writer.write((program ? PROBLEM : PAGE).formatted(words.title(), status, words.detail()));
				response.finishResponse();
			}
		}
		catch (IOException | IllegalStateException ex) {
			// nobody is left to tell
		}
	}

}
