package org.malcolmconsole.simulator.program;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.malcolmconsole.simulator.store.Failure;
import org.malcolmconsole.simulator.store.Json;
import org.malcolmconsole.simulator.store.Meta;
import org.malcolmconsole.simulator.store.Store;
import tools.jackson.databind.node.ObjectNode;

/**
 * The few programs that every container has.
 */
public final class Commands {

	private static final Pattern HEAD = Pattern.compile("head -c (\\d{1,6})(?! /)");

	private final Store store;

	private final Network network;

	private final Scripts scripts = new Scripts();

	public Commands(Store store) {
		this.store = store;
		this.network = new Network(store);
	}

	/**
	 * Runs a command in a container that runs.
	 * @param container empty for the first
	 * @throws Failure 400 when there is no such container, or it does not run
	 */
	public Result run(ObjectNode pod, String container, List<String> command, byte[] input) {
		return run(new Files(this.store, pod, running(pod, container)), command, input);
	}

	/**
	 * Finds a container that runs.
	 * @param container empty for the first
	 * @throws Failure 400 when there is no such container, or it does not run
	 */
	public ObjectNode running(ObjectNode pod, String container) {
		ObjectNode found = Json.objects(pod, "spec", "containers")
			.stream()
			.filter((candidate) -> container.isEmpty() || Json.text(candidate, "name").equals(container))
			.findFirst()
			.orElseThrow(() -> Failure
				.badRequest("container %s is not valid for pod %s".formatted(container, Meta.name(pod))));
		boolean running = Json.objects(pod, "status", "containerStatuses")
			.stream()
			.filter((status) -> Json.text(status, "name").equals(Json.text(found, "name")))
			.anyMatch((status) -> Json.at(status, "state").has("running"));
		if (!running) {
			throw Failure.badRequest("container not found (\"%s\")".formatted(Json.text(found, "name")));
		}
		return found;
	}

	/** How many bytes a command reads from its input. */
	public static int reads(List<String> command) {
		Matcher head = HEAD.matcher(String.join(" ", command));
		return head.find() ? Integer.parseInt(head.group(1)) : 0;
	}

	private Result run(Files files, List<String> command, byte[] input) {
		List<String> rest = command.subList(1, command.size());
		return switch (command.get(0)) {
			case "true" -> Result.of("");
			case "false" -> new Result(new byte[0], "", 1);
			case "echo" -> Result.of(String.join(" ", rest) + "\n");
			case "hostname" -> Result.of(files.variables().getOrDefault("HOSTNAME", "") + "\n");
			case "env", "printenv" -> variables(files, rest);
			case "cat" -> cat(files, rest);
			case "head" -> head(files, rest, input);
			case "getent" -> this.network.getent(files, rest);
			case "curl" -> this.network.curl(files, new String(input, StandardCharsets.UTF_8));
			case "ls" -> ls(files, rest);
			case "sh", "bash", "/bin/sh", "/bin/bash" -> shell(files, rest, input);
			default -> Result.unknown(command.get(0));
		};
	}

	private static Result variables(Files files, List<String> names) {
		StringBuilder out = new StringBuilder();
		files.variables().forEach((name, value) -> {
			if (names.isEmpty()) {
				out.append(name).append('=').append(value).append('\n');
			}
			else if (names.contains(name)) {
				out.append(value).append('\n');
			}
		});
		return new Result(out.toString().getBytes(StandardCharsets.UTF_8), "", (out.isEmpty()) ? 1 : 0);
	}

	private static Result cat(Files files, List<String> paths) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		for (String path : paths) {
			byte[] content = files.read(path).orElse(null);
			if (content == null) {
				return new Result(out.toByteArray(), "cat: %s: No such file or directory\n".formatted(path), 1);
			}
			out.writeBytes(content);
		}
		return new Result(out.toByteArray(), "", 0);
	}

	private static Result head(Files files, List<String> rest, byte[] input) {
		if (rest.size() < 2 || !rest.get(0).equals("-c") || !rest.get(1).matches("\\d{1,9}")) {
			return new Result(new byte[0], "usage: head -c NUMBER FILE\n", 1);
		}
		int limit = Integer.parseInt(rest.get(1));
		String path = (rest.size() > 2) ? rest.get(2) : "-";
		byte[] content = switch (path) {
			case "-" -> input;
			case "/dev/zero" -> new byte[limit];
			default -> files.read(path).orElse(null);
		};
		if (content == null) {
			return new Result(new byte[0],
					"head: cannot open '%s' for reading: No such file or directory\n".formatted(path), 1);
		}
		return new Result(Arrays.copyOf(content, Math.min(limit, content.length)), "", 0);
	}

	private static Result ls(Files files, List<String> rest) {
		String base = rest.isEmpty() ? "/" : rest.get(rest.size() - 1).replaceAll("/*$", "/");
		TreeSet<String> names = new TreeSet<>();
		files.all()
			.keySet()
			.stream()
			.filter((path) -> path.startsWith(base))
			.forEach((path) -> names.add(path.substring(base.length()).replaceAll("/.*", "")));
		return names.isEmpty()
				? new Result(new byte[0], "ls: cannot access '%s': No such file or directory\n".formatted(base), 2)
				: Result.of(String.join("\n", names) + "\n");
	}

	private Result shell(Files files, List<String> rest, byte[] input) {
		Result all = Result.of("");
		if (rest.size() < 2 || !rest.get(0).equals("-c")) {
			return all;
		}
		Result known = this.scripts.run(files, rest.subList(1, rest.size()), input).orElse(null);
		if (known != null) {
			return known;
		}
		for (String line : rest.get(1).split(";|\n")) {
			List<String> words = List.of(line.trim().replaceAll("[\"']", "").split("\\s+"));
			if (words.get(0).equals("exit")) {
				return all.then(new Result(new byte[0], "", (words.size() > 1) ? Integer.parseInt(words.get(1)) : 0));
			}
			if (line.trim().endsWith(">&2")) {
				String text = String.join(" ", words.subList(1, words.size() - 1)) + "\n";
				all = all.then(new Result(new byte[0], text, 0));
			}
			else if (!words.get(0).isEmpty()) {
				all = all.then(pipe(files, words, input));
			}
		}
		return all;
	}

	private Result pipe(Files files, List<String> words, byte[] input) {
		int bar = words.indexOf("|");
		if (bar < 0) {
			return run(files, words, input);
		}
		Result first = run(files, words.subList(0, bar), input);
		return pipe(files, words.subList(bar + 1, words.size()), first.out());
	}

	/**
	 * What a command said and how it ended.
	 *
	 * @param code -1 when there is no such program
	 */
	public record Result(byte[] out, String error, int code) {

		static Result of(String out) {
			return new Result(out.getBytes(StandardCharsets.UTF_8), "", 0);
		}

		static Result unknown(String program) {
			return new Result(new byte[0], "exec: \"%s\": executable file not found in $PATH".formatted(program), -1);
		}

		Result then(Result next) {
			byte[] both = Arrays.copyOf(this.out, this.out.length + next.out.length);
			System.arraycopy(next.out, 0, both, this.out.length, next.out.length);
			return new Result(both, this.error + next.error, next.code);
		}

	}

}
