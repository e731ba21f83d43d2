package org.malcolmconsole.cluster;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A command to run in a container of our namespace.
 *
 * @param container null for a pod's only one
 * @param input what the command reads, null for nothing; secrets belong here, because
 * commands can be seen by others. Its end cannot be told: the command has to know the
 * length, such as <code>head -c 42</code>
 */
public record ExecRequest(String pod, @Nullable String container, List<String> command, @Nullable String input,
		Duration timeout) {

	/** A command without input. */
	public ExecRequest(String pod, @Nullable String container, List<String> command, Duration timeout) {
		this(pod, container, command, null, timeout);
	}

	@Override
	public String toString() {
		return "ExecRequest[" + this.pod + ", " + this.container + ", " + this.command + "]";
	}

}
