package org.malcolmconsole.settings.facts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Answers that <code>configure</code> would take, asked or not, with many odd characters.
 */
public final class RandomAnswers {

	private static final List<String> PIECES = List.of("a", "Zq", "7", "-", "_", ".", "/", ":", "=", "@", "#", " #",
			"# ", "'", "\"", "$", "${HOME}", "$(id)", "{}", "\\", "\\n", " ", "é", "日本", "%", "&", ";", "|", "`", "!");

	private static final List<String> LIMITS = List.of("0", "1TB", "250GB", "1.5tb", "60%", "17", "3 m", "9kb", "2p");

	private static final List<String> SCHEMES = List.of("http://", "https://", "HTTPS://", "hTTps://");

	private static final List<String> HOSTS = List.of("search", "search-2.example.org", "10.0.0.7", "[fd00::7]");

	private static final List<String> ENDS = List.of("", ":9200", ":1", ":65535/", "/", ":443/open_search/a.b~c");

	private final Random random;

	public RandomAnswers(Random random) {
		this.random = random;
	}

	/** Answers to some of the questions, in no order. */
	public Map<String, Object> next(List<ConfigureFacts.Question> questions) {
		var answers = new LinkedHashMap<String, Object>();
		double named = this.random.nextDouble();
		for (var question : questions) {
			boolean rare = question.proposal() || question.id().endsWith("_confirm");
			if (question.needed() || this.random.nextDouble() < (rare ? named / 4 : named)) {
				answers.put(question.id(), value(question));
			}
		}
		return answers;
	}

	private Object value(ConfigureFacts.Question question) {
		return switch (question.type()) {
			case "boolean" -> this.random.nextBoolean();
			case "int" -> (long) this.random.nextInt(1, 1025);
			case "enum" -> one(question.choices());
			case "memory" -> this.random.nextInt(1, 30_000) + one(List.of("k", "K", "m", "M", "g", "G"));
			case "url" -> one(SCHEMES) + one(HOSTS) + one(ENDS);
			default -> question.id().startsWith("process_") ? String.valueOf(this.random.nextInt(70_000))
					: question.id().equals("index_prune_size_limit") ? one(LIMITS) : text(question.minimum());
		};
	}

	/** Replies are trimmed, so none begins or ends with a blank. */
	private String text(int atLeast) {
		var text = "";
		int pieces = this.random.nextInt(7);
		for (int piece = 0; piece < pieces || text.strip().length() < atLeast; piece++) {
			text += one(PIECES);
		}
		return text.strip();
	}

	private String one(List<String> list) {
		return list.get(this.random.nextInt(list.size()));
	}

}
