package org.malcolmconsole.simulator.program;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

import org.malcolmconsole.simulator.program.Commands.Result;

/**
 * What the console's own scripts do in containers. They are known by the comment that
 * they begin with, because what stands here for a shell could not read them; their files
 * live as long as the claim that they are on, or the container.
 */
final class Scripts {

	private static final String KEYSTORE = "/usr/share/opensearch/config/persist/opensearch.keystore";

	private final Map<String, byte[]> kept = new ConcurrentHashMap<>();

	/**
	 * Does what a script does.
	 * @param words script, the shell's name, and the arguments
	 * @return nothing for a script that is not known
	 */
	Optional<Result> run(Files files, List<String> words, byte[] input) {
		String purpose = words.get(0).lines().findFirst().orElse("");
		return switch (purpose) {
			case "# read a file" -> Optional.of(read(files, words.get(2)));
			case "# replace a file" -> Optional.of(replace(files, words.get(2), input));
			case "# add to a keystore" -> Optional.of(add(files, words.get(3)));
			case "# list a keystore" -> Optional.of(new Result(keystore(files), "", 0));
			default -> Optional.empty();
		};
	}

	private Result read(Files files, String path) {
		byte[] content = this.kept.get(files.place(path));
		byte[] found = (content != null) ? content : files.read(path).orElse(null);
		return Result.of((found != null) ? "present\n" + Base64.getEncoder().encodeToString(found) + "\n" : "absent\n");
	}

	private Result replace(Files files, String path, byte[] input) {
		this.kept.put(files.place(path),
				Base64.getDecoder().decode(new String(input, StandardCharsets.US_ASCII).strip()));
		return Result.of("written\n");
	}

	/** Nobody here reads the value, so it is forgotten at once. */
	private Result add(Files files, String key) {
		Set<String> keys = new TreeSet<>(new String(keystore(files), StandardCharsets.UTF_8).lines().toList());
		keys.add(key);
		this.kept.put(files.place(KEYSTORE), (String.join("\n", keys) + "\n").getBytes(StandardCharsets.UTF_8));
		return Result.of("added\n");
	}

	private byte[] keystore(Files files) {
		return this.kept.getOrDefault(files.place(KEYSTORE), "keystore.seed\n".getBytes(StandardCharsets.UTF_8));
	}

}
