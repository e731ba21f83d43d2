package org.malcolmconsole.settings.value;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.malcolmconsole.workspace.Contents;

/**
 * A directory as years of hand editing leave it, and a judge of what was changed in it
 * that knows what each piece of text was made for.
 */
final class RandomDirectory {

	private static final List<String> ODD = List.of("", "x", "TRUE", "False", "yes", "0", "17", "'true'", "\"json\"",
			"'a #b'", "\"it's\\n\"", "basic", "raw", "1TB", "https://search:9200", "-Xms1g -Xmx5g -Dmine=1",
			"${PATH:-quarantined}", "'two\nlines'", "no_authentication", "a=b", "日本");

	private static final List<String> SPACE = List.of("", "", "", "", "\n", "  \n\n", "\t");

	private static final List<String> COMMENTS = List.of("", "", "", "", " # why", "\t#", "  ");

	private static final String VALUE = "(?s:'(?:\\\\.|[^'\\\\])*'|\"(?:\\\\.|[^\"\\\\])*\"|[^\\r\\n]*?)";

	private static final Pattern ASSIGNMENT = Pattern.compile("([^#=\\s]+)=(.*)");

	private final Random random;

	private final Map<String, List<Piece>> files = new LinkedHashMap<>();

	RandomDirectory(Random random) {
		this.random = random;
		EngineBench.EXAMPLES.envPaths().forEach((path) -> this.files.put(path, pieces(path)));
		this.files.put("config/mine.env", List.of(new Piece(null, "# only mine\n", "", ""), piece("MINE", "1", "\n")));
	}

	Contents contents() {
		var contents = new HashMap<String, byte[]>();
		this.files.forEach((path, pieces) -> {
			var text = new StringBuilder();
			pieces.forEach((piece) -> text.append(piece.before).append(piece.raw).append(piece.after));
			contents.put(path, text.toString().getBytes(StandardCharsets.UTF_8));
		});
		contents.put("nginx/nginx_ldap.conf", "not an env file\r\n".getBytes(StandardCharsets.UTF_8));
		return Contents.of(contents);
	}

	/**
	 * The values of the variables that were written, found in the new text; everything
	 * around them has to be the same.
	 * @param written names of the variables that may differ
	 */
	Map<String, String> writtenIn(String path, String text, Set<String> written) {
		var pattern = new StringBuilder();
		var names = new ArrayList<String>();
		var pieces = this.files.get(path);
		for (int index = 0; index < pieces.size(); index++) {
			var piece = pieces.get(index);
			var later = pieces.subList(index + 1, pieces.size());
			boolean counts = piece.key != null && written.contains(piece.key)
					&& later.stream().noneMatch((other) -> piece.key.equals(other.key));
			pattern.append(Pattern.quote(piece.before));
			pattern.append(counts ? "(" + VALUE + ") ?" : Pattern.quote(piece.raw));
			pattern.append(Pattern.quote(piece.after));
			if (counts) {
				names.add(piece.key);
			}
		}
		var more = written.stream()
			.filter((key) -> !names.contains(key))
			.map(Pattern::quote)
			.collect(Collectors.joining("|", "(", ")=(" + VALUE + ")\\R"));
		pattern.append("((?:\\R?" + more.replaceAll("\\((?!\\?)", "(?:") + ")*)");
		var matcher = Pattern.compile(pattern.toString()).matcher(text);
		if (!matcher.matches()) {
			throw new AssertionError(path + " lost bytes:\n" + text + "\nbut was\n" + pieces);
		}
		var values = new HashMap<String, String>();
		for (int index = 0; index < names.size(); index++) {
			values.put(names.get(index), Dotenv.value(matcher.group(index + 1)));
		}
		Pattern.compile(more)
			.matcher(matcher.group(names.size() + 1))
			.results()
			.forEach((line) -> values.put(line.group(1), Dotenv.value(line.group(2))));
		return values;
	}

	private List<Piece> pieces(String path) {
		var pieces = new ArrayList<Piece>();
		var end = one(List.of("\n", "\n", "\r\n"));
		var text = new String(EngineBench.EXAMPLES.file(path).orElseThrow(), StandardCharsets.UTF_8);
		for (var line : text.lines().toList()) {
			var assignment = ASSIGNMENT.matcher(line);
			if (!assignment.matches()) {
				pieces.add(new Piece(null, line + end, "", ""));
			}
			else if (this.random.nextInt(30) > 0) {
				boolean edited = this.random.nextInt(6) == 0;
				pieces.add(piece(assignment.group(1), edited ? one(ODD) : assignment.group(2), end));
			}
		}
		if (this.random.nextInt(3) == 0) {
			pieces.add(this.random.nextInt(pieces.size() + 1), piece("MY_OWN", "'it\\'s'", end));
			pieces.add(piece("PUID", one(ODD), end));
		}
		if (this.random.nextBoolean() && !pieces.isEmpty()) {
			var last = pieces.remove(pieces.size() - 1);
			pieces.add(new Piece(last.key, last.before.stripTrailing(), last.raw, last.after.stripTrailing()));
		}
		return pieces;
	}

	private Piece piece(String key, String raw, String end) {
		boolean odd = this.random.nextInt(5) == 0;
		var before = odd ? one(SPACE) + one(List.of("", "export ", "  ")) + key + one(List.of("=", " = ", "= "))
				: key + "=";
		var after = (odd && !raw.contains(" #") && !raw.isEmpty()) ? one(COMMENTS) + end : end;
		return new Piece(key, before, raw, after);
	}

	private String one(List<String> list) {
		return list.get(this.random.nextInt(list.size()));
	}

	/**
	 * A comment, or an assignment: what stands before its value, the value as written,
	 * what follows.
	 */
	private record Piece(@Nullable String key, String before, String raw, String after) {
	}

}
