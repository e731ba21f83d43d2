package org.malcolmconsole.cluster.rest;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import javax.net.ssl.SSLException;

import org.malcolmconsole.cluster.ClusterException;
import org.malcolmconsole.cluster.ClusterException.Conflict;
import org.malcolmconsole.cluster.ClusterException.Reason;
import org.malcolmconsole.cluster.Manifest;
import org.malcolmconsole.cluster.tls.ApiServerTrust;

/**
 * Says in plain words why a call failed.
 */
final class Failures {

	private static final Set<Integer> TEMPORARY = Set.of(429, 502, 503, 504);

	private static final Pattern MANAGER = Pattern.compile("conflict with \"([^\"]*)\".*", Pattern.DOTALL);

	private Failures() {
	}

	static boolean temporary(Answer answer) {
		return TEMPORARY.contains(answer.status());
	}

	/**
	 * How many milliseconds to wait before the next attempt: what the server asks for, up
	 * to five seconds.
	 */
	static long pause(Answer answer, int attempt) {
		String asked = answer.retryAfter();
		boolean seconds = asked != null && asked.matches("\\d{1,4}");
		return seconds ? Math.min(5_000, Long.parseLong(asked) * 1_000) : 100L << attempt;
	}

	static ClusterException of(Call call, Answer answer) {
		Manifest status = answer.object();
		List<Conflict> conflicts = conflicts(status);
		Reason reason = reason(answer, status, conflicts);
		return new ClusterException(reason, detail(reason, call, answer, status), conflicts, null);
	}

	private static Reason reason(Answer answer, Manifest status, List<Conflict> conflicts) {
		return switch (answer.status()) {
			case 401 -> Reason.UNAUTHENTICATED;
			case 403 -> terminating(status) ? Reason.CONFLICT : Reason.FORBIDDEN;
			case 404 -> Reason.NOT_FOUND;
			case 409 -> conflicts.isEmpty() ? Reason.CONFLICT : Reason.FIELD_CONFLICT;
			case 410 -> Reason.EXPIRED;
			case 400, 405, 406, 413, 415, 422 -> Reason.INVALID;
			case 500 -> message(status).contains("not declared in schema") ? Reason.INVALID : Reason.BUSY;
			default -> Reason.BUSY;
		};
	}

	private static String detail(Reason reason, Call call, Answer answer, Manifest status) {
		String start = "Can't " + call.what() + ": ";
		return switch (reason) {
			case UNAUTHENTICATED -> start + "the cluster does not accept the credential. It may have expired: connect"
					+ " again with a new one.";
			case FORBIDDEN -> start + "we are not allowed to. " + said(call, answer, status)
					+ " Ask the cluster's administrator for this permission.";
			case CONFLICT ->
				start + (terminating(status) ? "its namespace is being deleted. Wait until it is gone, then try again."
						: said(call, answer, status));
			case FIELD_CONFLICT -> start + "others own fields that it sets: " + owners(conflicts(status))
					+ ". Take these fields over with force, or leave them out.";
			case EXPIRED -> start + "the cluster no longer has that version.";
			default -> start + said(call, answer, status);
		};
	}

	private static String said(Call call, Answer answer, Manifest status) {
		String message = message(status);
		if (call.secret()) {
			String fields = status.each("details", "causes")
				.stream()
				.flatMap((cause) -> cause.text("field").stream())
				.collect(Collectors.joining(", "));
			return "the cluster answered " + answer.status() + (fields.isEmpty() ? "." : " for " + fields + ".");
		}
		return message.isBlank() ? "the cluster answered " + answer.status() + "."
				: "the cluster says: " + message.strip() + (message.endsWith(".") ? "" : ".");
	}

	private static String owners(List<Conflict> conflicts) {
		return conflicts.stream()
			.map((conflict) -> conflict.field() + " (" + conflict.manager() + ")")
			.collect(Collectors.joining(", "));
	}

	private static List<Conflict> conflicts(Manifest status) {
		List<Conflict> conflicts = new ArrayList<>();
		for (Manifest cause : status.each("details", "causes")) {
			Matcher manager = MANAGER.matcher(cause.text("message").orElse(""));
			if (cause.text("reason").orElse("").equals("FieldManagerConflict") && manager.matches()) {
				conflicts.add(new Conflict(manager.group(1), cause.text("field").orElse("")));
			}
		}
		return conflicts;
	}

	private static boolean terminating(Manifest status) {
		return status.each("details", "causes")
			.stream()
			.anyMatch((cause) -> cause.text("reason").orElse("").equals("NamespaceTerminating"));
	}

	private static String message(Manifest status) {
		return status.text("message").orElse("");
	}

	/**
	 * Why no answer came, in words that hold nothing of the request.
	 */
	static String cause(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof UnknownHostException) {
				return "its name is not known";
			}
			if (cause instanceof ApiServerTrust.Untrusted untrusted) {
				return untrusted.sentence();
			}
			if (cause instanceof SSLException && cause.getCause() == null) {
				return handshake(String.valueOf(cause.getMessage()));
			}
			if (cause instanceof ConnectException) {
				return "the connection was refused";
			}
		}
		return "the connection broke off";
	}

	/** Java tells these apart in its messages only. */
	private static String handshake(String message) {
		if (message.contains("not an SSL/TLS record") || message.contains("Unsupported or unrecognized SSL message")) {
			return "it speaks no TLS at this port: another service may be there";
		}
		if (message.contains("fatal alert") && message.matches("(?s).*(certificate|unknown_ca|access_denied).*")) {
			return "it refuses our client certificate: it may have expired, or be of another cluster";
		}
		return "no encrypted connection comes about";
	}

}
