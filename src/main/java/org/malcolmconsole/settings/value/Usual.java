package org.malcolmconsole.settings.value;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import org.malcolmconsole.workspace.BrokenEnvFile;
import org.malcolmconsole.workspace.Contents;
import org.malcolmconsole.workspace.EnvFile;

/**
 * Env files as they are in an untouched directory: the example beside the file, else the
 * one that comes with the console.
 */
public final class Usual {

	private final Contents contents;

	private final Supplier<Map<String, byte[]>> bundled;

	private final Map<String, Optional<EnvFile>> files = new HashMap<>();

	/**
	 * Of one directory.
	 * @param bundled what an untouched directory is made of
	 */
	public Usual(Contents contents, Supplier<Map<String, byte[]>> bundled) {
		this.contents = contents;
		this.bundled = bundled;
	}

	/** The value of a variable. */
	public Optional<String> value(String file, String key) {
		return file(file).flatMap((usual) -> usual.value(key));
	}

	/** An env file by its name. */
	public Optional<EnvFile> file(String name) {
		return this.files.computeIfAbsent(name, this::find);
	}

	private Optional<EnvFile> find(String name) {
		var path = this.contents.envPath(name);
		try {
			return this.contents.file(path + ".example")
				.or(() -> Optional.ofNullable(this.bundled.get().get(path)))
				.map((bytes) -> EnvFile.parse(name, bytes));
		}
		catch (BrokenEnvFile ex) {
			return Optional.empty();
		}
	}

}
