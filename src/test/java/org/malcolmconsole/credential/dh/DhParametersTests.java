package org.malcolmconsole.credential.dh;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.malcolmconsole.certificate.OpenSsl;
import org.malcolmconsole.operation.OperationCancelled;
import org.malcolmconsole.operation.Progress;
import org.malcolmconsole.operation.Waiting;
import org.malcolmconsole.release.TestRelease;
import org.malcolmconsole.workspace.MemoryWorkspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The search for Diffie-Hellman parameters, with openssl as judge of a small group.
 */
class DhParametersTests {

	private final MemoryWorkspace workspace = new MemoryWorkspace(TestRelease.BUNDLED.newest(), Map.of());

	private final DhParametersHandler handler = new DhParametersHandler(this.workspace, new SecureRandom());

	@Test
	void opensslFindsTheGroupSound(@TempDir Path directory) {
		OpenSsl openSsl = new OpenSsl(directory);
		openSsl.write("dhparam.pem", this.handler.search(512, new Told(Integer.MAX_VALUE)));
		assertThat(openSsl.run("dhparam", "-in", "dhparam.pem", "-check", "-text", "-noout").output())
			.contains("DH Parameters: (512 bit)")
			.contains("2 (0x2)")
			.contains("DH parameters appear to be ok");
	}

	@Test
	void theSearchTellsHowFarItIsAndEndsWhenItIsCancelled() {
		Told told = new Told(3);
		assertThatExceptionOfType(OperationCancelled.class).isThrownBy(() -> this.handler.search(2048, told));
		assertThat(told.details).hasSize(3).last().asString().startsWith("100 candidates tried");
		assertThat(this.workspace.changes()).isEmpty();
	}

	/** Cancels at a report. */
	private static final class Told implements Progress {

		private final int last;

		private final List<String> details = new ArrayList<>();

		private Told(int last) {
			this.last = last;
		}

		@Override
		public void result(org.malcolmconsole.operation.OperationObject object) {
			throw new UnsupportedOperationException();
		}

		@Override
		public void detail(String detail) {
			this.details.add(detail);
			if (this.details.size() >= this.last) {
				throw new OperationCancelled();
			}
		}

		@Override
		public void total(int total) {
		}

		@Override
		public void done(int done) {
		}

		@Override
		public void waitingFor(List<Waiting> waiting) {
		}

		@Override
		public void pause(Duration atMost) {
		}

		@Override
		public boolean cancelled() {
			return false;
		}

	}

}
