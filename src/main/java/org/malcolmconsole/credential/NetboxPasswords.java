package org.malcolmconsole.credential;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.credential.CredentialItem.State;
import org.malcolmconsole.credential.format.Placeholder;
import org.malcolmconsole.release.Releases;
import org.malcolmconsole.workspace.Change;
import org.malcolmconsole.workspace.Contents;
import org.malcolmconsole.workspace.EnvFile;
import org.malcolmconsole.workspace.Workspace;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The passwords that the parts of NetBox know each other by.
 */
@Component
@Order(5)
class NetboxPasswords implements CredentialPart {

	static final String ID = "netbox";

	private static final String POSTGRES = "netbox-postgres.env";

	private static final String REDIS = "netbox-redis.env";

	private static final String CACHE = "netbox-redis-cache.env";

	private static final String NETBOX = "netbox-secret.env";

	private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_";

	private static final String LETTERS_AND_SIGNS = LETTERS + "%@<=>?~^-";

	/** Where each password stands; several places of one line hold the same one. */
	private static final List<List<Place>> PLACES = List.of(
			List.of(new Place(POSTGRES, "POSTGRES_PASSWORD"), new Place(NETBOX, "DB_PASSWORD")),
			List.of(new Place(REDIS, "REDIS_PASSWORD"), new Place(NETBOX, "REDIS_PASSWORD")),
			List.of(new Place(CACHE, "REDIS_PASSWORD"), new Place(NETBOX, "REDIS_CACHE_PASSWORD")),
			List.of(new Place(NETBOX, "SECRET_KEY")));

	private final SecureRandom random;

	private final Workspace workspace;

	private final Releases releases;

	private final NetboxGuard guard;

	NetboxPasswords(SecureRandom random, Workspace workspace, Releases releases, NetboxGuard guard) {
		this.random = random;
		this.workspace = workspace;
		this.releases = releases;
		this.guard = guard;
	}

	@Override
	public CredentialItem look(Contents contents) {
		if (!exist(contents)) {
			return this.guard.databaseMayExist() ? item(State.ATTENTION,
					"The files hold placeholders, but the cluster keeps a claim that may have NetBox's database. Put back the files with its password, or confirm new ones.")
					: item(State.MISSING, "The files still hold the placeholders of the release.");
		}
		return agree(contents) ? item(State.READY, "NetBox, its database and its queues share passwords.") : item(
				State.ATTENTION,
				"The passwords of NetBox and of its database or queues do not agree. Put back the files, or make new ones.");
	}

	@Override
	public Change createMissing(Change change, Contents contents, @Nullable AdministratorAccount administrator) {
		return (look(contents).state() == State.MISSING) ? write(change, contents) : change;
	}

	/**
	 * Makes new passwords.
	 * @param confirmed whether somebody confirmed that a database may be lost by it
	 * @throws org.springframework.web.ErrorResponseException (409) when that is needed
	 */
	Change replace(Change change, Contents contents, boolean confirmed) {
		if (!confirmed && (exist(contents) || this.guard.databaseMayExist())) {
			throw NetboxGuard.refusal();
		}
		return write(change, contents);
	}

	private static boolean exist(Contents contents) {
		return PLACES.stream().flatMap(List::stream).anyMatch((place) -> place.isSet(contents));
	}

	private static boolean agree(Contents contents) {
		return PLACES.stream()
			.allMatch((places) -> places.stream().allMatch((place) -> place.isSet(contents))
					&& places.stream().map((place) -> place.value(contents)).distinct().count() == 1);
	}

	private Change write(Change change, Contents contents) {
		String postgres = text(24, LETTERS);
		String redis = text(24, LETTERS);
		String cache = text(24, LETTERS);
		Change changed = put(change, contents, POSTGRES,
				Map.of("POSTGRES_DB", "netbox", "POSTGRES_PASSWORD", postgres, "POSTGRES_USER", "netbox"));
		changed = put(changed, contents, REDIS, Map.of("REDIS_PASSWORD", redis));
		changed = put(changed, contents, CACHE, Map.of("REDIS_PASSWORD", cache));
		return put(changed, contents, NETBOX,
				Map.of("DB_PASSWORD", postgres, "REDIS_PASSWORD", redis, "REDIS_CACHE_PASSWORD", cache, "SECRET_KEY",
						text(50, LETTERS_AND_SIGNS), "SUPERUSER_PASSWORD", text(24, LETTERS), "SUPERUSER_API_TOKEN",
						text(40, LETTERS)));
	}

	private Change put(Change change, Contents contents, String name, Map<String, String> values) {
		EnvFile file = contents.envFile(name)
			.or(() -> example(contents.envPath(name), name))
			.orElseGet(() -> EnvFile.parse(name, new byte[0]));
		for (Map.Entry<String, String> value : new TreeMap<>(values).entrySet()) {
			file = file.withValue(value.getKey(), value.getValue());
		}
		if (file.value("K8S_SECRET").isEmpty()) {
			file = file.with("K8S_SECRET", "True");
		}
		return change.putSecret(contents.envPath(name), file.bytes());
	}

	private Optional<EnvFile> example(String path, String name) {
		return Optional.ofNullable(this.releases.bundledFiles(this.workspace.release()).get(path))
			.map((content) -> EnvFile.parse(name, content));
	}

	private String text(int length, String alphabet) {
		StringBuilder text = new StringBuilder();
		this.random.ints(length, 0, alphabet.length()).forEach((index) -> text.append(alphabet.charAt(index)));
		return text.toString();
	}

	private static CredentialItem item(State state, String detail) {
		return new CredentialItem(ID, "NetBox passwords", state, detail);
	}

	/** A variable of an env file. */
	private record Place(String file, String key) {

		Optional<String> value(Contents contents) {
			return contents.envFile(this.file).flatMap((env) -> env.value(this.key));
		}

		boolean isSet(Contents contents) {
			return value(contents).filter(Placeholder::isReal).isPresent();
		}

	}

}
