package org.malcolmconsole.credential.delivery;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.malcolmconsole.cluster.ExecResult;

/**
 * A file that a pod keeps, changed in one step: others see the old or the new one, with
 * the same mode and owner.
 */
public final class PodFile {

	private static final String READ = """
			# read a file
			[ -e "$1" ] || { echo absent; exit 0; }
			echo present
			base64 < "$1"
			""";

	/**
	 * Takes the content in base64, of which the length is put in. Arguments: file, bytes
	 * of the content, digest of what is there, or "absent". What is compared and renamed
	 * is locked: else the later of two writers would undo the other.
	 */
	private static final String WRITE = """
			# replace a file
			set -eu
			umask 077
			held=
			fresh=$(mktemp "$1.XXXXXX")
			trap 'rm -f "$fresh"; [ -z "$held" ] || release' EXIT
			if [ -e "$1" ]; then cp -p "$1" "$fresh"; fi
			head -c %d | base64 -d > "$fresh"
			[ "$(wc -c < "$fresh")" -eq "$2" ]
			%s
			if [ -e "$1" ]; then
			  now=$(sha256sum < "$1" | cut -c1-64)
			else
			  now=absent
			  chown "$(stat -c %%u:%%g "$(dirname "$1")")" "$fresh"
			fi
			[ "$now" = "$3" ] || { echo changed; exit 0; }
			mv -f "$fresh" "$1"
			echo written
			""";

	private static final int ATTEMPTS = 3;

	private final RunningPods pods;

	private final String pod;

	private final String path;

	/**
	 * A file in a pod.
	 * @param path absolute
	 */
	public PodFile(RunningPods pods, String pod, String path) {
		this.pods = pods;
		this.pod = pod;
		this.path = path;
	}

	/**
	 * Changes the file and reads it back; somebody else who changes it at the same time
	 * loses nothing.
	 * @param edit from what is there, or nothing, to what shall be there
	 * @throws DeliveryFailed when the pod does not take it
	 */
	public void edit(Function<Optional<byte[]>, byte[]> edit) {
		this.pods.alone(place(), () -> attempt(edit));
	}

	private void attempt(Function<Optional<byte[]>, byte[]> edit) {
		for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
			Optional<byte[]> before = read();
			byte[] wanted = edit.apply(before);
			if (before.filter((there) -> Arrays.equals(there, wanted)).isPresent()) {
				return;
			}
			if (write(wanted, before)) {
				requireThere(wanted);
				return;
			}
		}
		throw new DeliveryFailed("Somebody else keeps changing " + place() + ". Try again.");
	}

	private void requireThere(byte[] wanted) {
		if (read().filter((there) -> Arrays.equals(there, wanted)).isEmpty()) {
			throw new DeliveryFailed("Read back, " + place() + " is not what was written. Try again.");
		}
	}

	private Optional<byte[]> read() {
		ExecResult result = this.pods.shell(this.pod, READ, List.of(this.path), null);
		if (result.exitCode() == 0 && result.output().startsWith("present\n")) {
			return Optional.of(Base64.getMimeDecoder().decode(result.output().substring("present\n".length()).strip()));
		}
		if (result.exitCode() == 0 && result.output().strip().equals("absent")) {
			return Optional.empty();
		}
		throw failure("read", result);
	}

	/** False when the file is not what it was. */
	private boolean write(byte[] content, Optional<byte[]> before) {
		String input = Base64.getEncoder().encodeToString(content);
		ExecResult result = this.pods.shell(this.pod, WRITE.formatted(input.length(), PodLock.take("$1.lock")),
				List.of(this.path, Integer.toString(content.length), before.map(PodFile::digest).orElse("absent")),
				input);
		if (result.exitCode() == 0 && result.output().strip().equals("written")) {
			return true;
		}
		if (result.exitCode() == 0 && result.output().strip().equals("changed")) {
			return false;
		}
		if (result.exitCode() == 0 && result.output().strip().equals("busy")) {
			throw new DeliveryFailed("Somebody else is changing " + place()
					+ " and does not come to an end. Try again in a minute; if it stays so, remove the folder "
					+ this.path + ".lock in the pod.");
		}
		throw failure("replace", result);
	}

	private DeliveryFailed failure(String verb, ExecResult result) {
		String code = (result.exitCode() > 0) ? " (exit code " + result.exitCode() + ")" : "";
		return new DeliveryFailed("The shell in the pod could not " + verb + " " + place() + code
				+ ". Until it does, Malcolm goes on with the former content. Look at the pod's log, then try again.");
	}

	private String place() {
		return this.path + " in pod " + this.pod;
	}

	private static String digest(byte[] content) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public String toString() {
		return place();
	}

}
