package org.malcolmconsole.opensearch.connection;

import java.util.List;

import org.malcolmconsole.opensearch.login.Login;
import org.malcolmconsole.probe.Findings.Notes;
import org.malcolmconsole.probe.Layer.Kind;
import org.malcolmconsole.probe.ProbeFailure;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Tells from answers whether a server lets us in, and whether it is an OpenSearch in good
 * health.
 */
final class Judge {

	static final List<Kind> KINDS = List.of(Kind.DNS, Kind.TCP, Kind.TLS, Kind.SIGN_IN, Kind.VERSION, Kind.HEALTH);

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private Judge() {
	}

	static void judge(Question question, Answer.Source source, Answer first, Notes notes) throws ProbeFailure {
		signIn(question, first, notes);
		version(first, notes);
		health(source.get("/_cluster/health"), notes);
	}

	private static void signIn(Question question, Answer answer, Notes notes) throws ProbeFailure {
		Login login = question.login();
		if (answer.status() == 401 && login == null) {
			throw new ProbeFailure(Kind.SIGN_IN, "The server asks for a login, and none is stored.",
					"Store user name and password.");
		}
		if (answer.status() == 401) {
			throw new ProbeFailure(Kind.SIGN_IN, "The server refuses this user name and password.",
					"Check both, then store them again.");
		}
		if (answer.status() == 403) {
			throw new ProbeFailure(Kind.SIGN_IN, "The server knows this login, but allows it nothing.",
					"Give the account a role that may read the cluster and write Malcolm's indices.");
		}
		if (answer.status() >= 300 && answer.status() < 400) {
			throw new ProbeFailure(Kind.SIGN_IN,
					"The server sends callers on to another address, which is not followed.",
					"Give the address that OpenSearch itself has.");
		}
		String who = (login != null) ? "Signed in as " + login.username() + "." : "No login is needed.";
		if (login != null && !question.address().secure()) {
			notes.warn(Kind.SIGN_IN, who + " The password travels in plain text.", "Use https:// if the server can.");
		}
		else {
			notes.ok(Kind.SIGN_IN, who);
		}
	}

	private static void version(Answer answer, Notes notes) throws ProbeFailure {
		JsonNode version = json(answer).path("version");
		String number = version.path("number").asString("");
		if (answer.status() != 200 || !number.matches("\\d{1,4}(\\.[\\w-]{1,20}){1,4}")) {
			throw new ProbeFailure(Kind.VERSION,
					"The server answers (HTTP %d), but not as OpenSearch does.".formatted(answer.status()),
					"Check that host, port and path are those of OpenSearch, not of its dashboards or a proxy.");
		}
		if (version.path("distribution").asString("").equals("opensearch")) {
			notes.ok(Kind.VERSION, "OpenSearch " + number + ".");
		}
		else {
			notes.warn(Kind.VERSION, "The server is no OpenSearch but something like it, version " + number + ".",
					"Malcolm is made for OpenSearch.");
		}
	}

	private static void health(Answer answer, Notes notes) throws ProbeFailure {
		String status = json(answer).path("status").asString("");
		switch ((answer.status() == 200) ? status : "") {
			case "green" -> notes.ok(Kind.HEALTH, "Green: all data is there.");
			case "yellow" -> notes.warn(Kind.HEALTH, "Yellow: all data is there, but not every copy of it.",
					"Usual with a single node.");
			case "red" -> throw new ProbeFailure(Kind.HEALTH, "Red: some data can't be reached.",
					"Look after that cluster first; Malcolm would lose logs.");
			default ->
				notes.warn(Kind.HEALTH, "The health of the cluster can't be read (HTTP %d).".formatted(answer.status()),
						"Allow the account to monitor the cluster.");
		}
	}

	private static JsonNode json(Answer answer) {
		try {
			return JSON.readTree(answer.body());
		}
		catch (JacksonException ex) {
			return JsonNodeFactory.instance.nullNode();
		}
	}

}
