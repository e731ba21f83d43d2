package org.malcolmconsole.workspace.difference;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import org.malcolmconsole.workspace.BrokenEnvFile;
import org.malcolmconsole.workspace.EnvFile;
import org.malcolmconsole.workspace.FileDiff;
import org.malcolmconsole.workspace.FileDiff.Kind;
import org.malcolmconsole.workspace.FileDiff.VariableDiff;
import org.malcolmconsole.workspace.Secrecy;

/**
 * Finds what differs between two sets of files and shows no secret in it.
 *
 * @param secrecy what is masked
 */
public record Differences(Secrecy secrecy) {

	/** The differences, sorted by path. */
	public List<FileDiff> between(Map<String, byte[]> before, Map<String, byte[]> after) {
		return changes(before, after).entrySet()
			.stream()
			.map((change) -> diff(change.getKey(), Optional.ofNullable(before.get(change.getKey())), change.getValue()))
			.toList();
	}

	private FileDiff diff(String path, Optional<byte[]> before, Optional<byte[]> after) {
		var kind = before.isEmpty() ? Kind.ADDED : after.isEmpty() ? Kind.REMOVED : Kind.CHANGED;
		boolean secret = secret(path, before) || secret(path, after);
		boolean env = this.secrecy.isEnvPath(path);
		var variables = env ? variables(path, before, after) : List.<VariableDiff>of();
		var lines = secret ? List.<FileDiff.Line>of() : LineDiff.of(text(path, before), text(path, after));
		return new FileDiff(path, kind, secret, variables, lines);
	}

	private boolean secret(String path, Optional<byte[]> content) {
		return content.filter((bytes) -> this.secrecy.secretFile(path, bytes)).isPresent();
	}

	private LineDiff.Text text(String path, Optional<byte[]> content) {
		var bytes = content.orElseGet(() -> new byte[0]);
		var shown = this.secrecy.isEnvPath(path) ? MaskedEnv.of(path, bytes, this.secrecy) : bytes;
		return new LineDiff.Text(bytes, new String(shown, StandardCharsets.UTF_8));
	}

	private List<VariableDiff> variables(String path, Optional<byte[]> before, Optional<byte[]> after) {
		var old = parse(path, before);
		var now = parse(path, after);
		var keys = new LinkedHashSet<String>();
		now.ifPresent((file) -> keys.addAll(file.values().keySet()));
		old.ifPresent((file) -> keys.addAll(file.values().keySet()));
		var name = path.substring(path.lastIndexOf('/') + 1);
		var diffs = new ArrayList<VariableDiff>();
		for (var key : keys) {
			if (!Objects.equals(value(old, key), value(now, key))) {
				diffs.add(new VariableDiff(name, key, shown(old, now, key), shown(now, old, key)));
			}
		}
		return diffs;
	}

	private static @Nullable String value(Optional<EnvFile> file, String key) {
		return file.flatMap((env) -> env.value(key)).orElse(null);
	}

	/** A value is masked when it is secret in either of the two files. */
	private @Nullable String shown(Optional<EnvFile> file, Optional<EnvFile> other, String key) {
		var value = value(file, key);
		if (value == null || value.isEmpty()) {
			return value;
		}
		boolean secret = file.filter((env) -> this.secrecy.secretVariable(env, key)).isPresent()
				|| other.filter((env) -> this.secrecy.secretVariable(env, key)).isPresent();
		return secret ? Secrecy.MASK : value;
	}

	private static Optional<EnvFile> parse(String path, Optional<byte[]> content) {
		try {
			return content.map((bytes) -> EnvFile.parse(path, bytes));
		}
		catch (BrokenEnvFile ex) {
			return Optional.empty();
		}
	}

	/** What has to be written and deleted to get from some files to others. */
	public static SortedMap<String, Optional<byte[]>> changes(Map<String, byte[]> before, Map<String, byte[]> after) {
		var changes = new TreeMap<String, Optional<byte[]>>();
		before.keySet()
			.stream()
			.filter((path) -> !after.containsKey(path))
			.forEach((path) -> changes.put(path, Optional.empty()));
		after.forEach((path, content) -> {
			if (!Arrays.equals(content, before.get(path))) {
				changes.put(path, Optional.of(content));
			}
		});
		return changes;
	}

}
