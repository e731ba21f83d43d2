package org.malcolmconsole.settings.value;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.malcolmconsole.settings.catalog.Catalog;
import org.malcolmconsole.settings.catalog.Catalog.Write;
import org.malcolmconsole.settings.catalog.Reserved;
import org.malcolmconsole.workspace.BrokenEnvFile;
import org.malcolmconsole.workspace.Contents;
import org.malcolmconsole.workspace.EnvFile;
import org.malcolmconsole.workspace.RemoteLogin;
import org.malcolmconsole.workspace.Secrecy;

/**
 * Finds the variables of a change that nobody may give this value, or only
 * administrators.
 *
 * @param known whether the release has a variable: file name and key
 */
public record Reservations(Catalog catalog, Secrecy secrecy, BiPredicate<String, String> known) {

	private static final String LOGIN = "An address holds no login; give user name and password apart from it";

	private static final String ONLY = "Only administrators may change this";

	/** Logins inside of addresses that others would read, whoever brings them. */
	public Stream<Finding> logins(Contents before, Contents after) {
		return changes(before, after).filter(this::holdsLogin)
			.map((change) -> new Finding(change.file(), change.key(), LOGIN));
	}

	/** What in a change is for administrators. */
	public Stream<Finding> reserved(Contents before, Contents after) {
		return changes(before, after).flatMap((change) -> reserved(change, before, after)
			.map((message) -> new Finding(change.file(), change.key(), message))
			.stream());
	}

	/** Why only administrators may change a variable to anything at all. */
	public Optional<String> reason(String key, Contents contents) {
		return rule(key, contents).filter((rule) -> rule.allowed() == null).map(Reservations::sentence);
	}

	private boolean holdsLogin(Variable change) {
		boolean open = change.env() == null || !this.secrecy.secretByName(change.env(), change.key());
		return open && change.after() != null && RemoteLogin.in(change.after());
	}

	private Optional<String> reserved(Variable change, Contents before, Contents after) {
		String file = change.file();
		String key = change.key();
		if (fixed(file, key, change.after())) {
			return Optional.empty();
		}
		Optional<Reserved> rule = rule(key, before).or(() -> rule(key, after));
		if (rule.isPresent()) {
			return rule.filter((one) -> !one.allows(change.after())).map(Reservations::sentence);
		}
		if (change.env() == null) {
			return Optional.of(ONLY + ", because the file can't be read");
		}
		boolean written = write(file, key).isPresent();
		if (this.secrecy.secretByName(change.env(), key) && !written) {
			return Optional.of("Only administrators may change credentials");
		}
		return (written || this.known.test(file, key)) ? Optional.empty()
				: Optional.of(ONLY + ", because this release does not know it, and programs may take it for an order");
	}

	/** A value that the catalog writes whatever the settings are. */
	private boolean fixed(String file, String key, @Nullable String value) {
		return write(file, key).filter(Write::constant)
			.filter((write) -> Objects.equals(write.value().value(Map.of()), value))
			.isPresent();
	}

	private Optional<Write> write(String file, String key) {
		return this.catalog.writes()
			.stream()
			.filter((write) -> write.file().equals(file) && write.key().equals(key))
			.findFirst();
	}

	private Optional<Reserved> rule(String key, Contents contents) {
		return this.catalog.reserved()
			.stream()
			.filter((rule) -> rule.names(key))
			.filter((rule) -> rule.file() == null
					|| contents.file(rule.file()).filter((content) -> content.length > 0).isPresent())
			.findFirst();
	}

	private static String sentence(Reserved rule) {
		return ONLY + ", because " + rule.reason();
	}

	private static Stream<Variable> changes(Contents before, Contents after) {
		Set<String> paths = new TreeSet<>(before.envPaths());
		paths.addAll(after.envPaths());
		return paths.stream()
			.filter((path) -> !Arrays.equals(before.file(path).orElse(null), after.file(path).orElse(null)))
			.flatMap((path) -> changes(path.substring(path.lastIndexOf('/') + 1), before, after));
	}

	private static Stream<Variable> changes(String name, Contents before, Contents after) {
		try {
			Optional<EnvFile> was = before.envFile(name);
			Optional<EnvFile> becomes = after.envFile(name);
			EnvFile env = becomes.or(() -> was).orElseThrow();
			Set<String> keys = new LinkedHashSet<>();
			Stream.of(was, becomes).flatMap(Optional::stream).forEach((file) -> keys.addAll(file.values().keySet()));
			return keys.stream()
				.map((key) -> new Variable(name, key, value(was, key), value(becomes, key), env))
				.filter((variable) -> !Objects.equals(variable.before(), variable.after()));
		}
		catch (BrokenEnvFile ex) {
			return Stream.of(new Variable(name, "", null, null, null));
		}
	}

	private static @Nullable String value(Optional<EnvFile> file, String key) {
		return file.flatMap((env) -> env.value(key)).orElse(null);
	}

	/**
	 * A variable that may not have its new value.
	 *
	 * @param file name of the env file
	 * @param message why, without the value
	 */
	public record Finding(String file, String key, String message) {

		/** The variable as people know it. */
		public String place() {
			return this.key.isEmpty() ? this.file : this.file + "/" + this.key;
		}

	}

	private record Variable(String file, String key, @Nullable String before, @Nullable String after,
			@Nullable EnvFile env) {
	}

}
