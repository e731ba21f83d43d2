package org.malcolmconsole.cluster.rest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import org.malcolmconsole.cluster.ClusterException;
import org.malcolmconsole.cluster.LogLine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LogReaderTests {

	private static final String TIME = "2026-01-02T03:04:05.000000006Z";

	private static LogReader reader(String text) {
		return new LogReader("web", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
	}

	@Test
	void splitsLinesWithTheirTimes() {
		var reader = reader(TIME + " one  two\n" + TIME + " \n" + TIME + " h\u00e9llo\r\n" + TIME + " last");
		assertThat(reader.next()).isEqualTo(new LogLine(Instant.parse(TIME), "one  two", false));
		assertThat(reader.next()).isEqualTo(new LogLine(Instant.parse(TIME), "", false));
		assertThat(reader.next()).isEqualTo(new LogLine(Instant.parse(TIME), "h\u00e9llo", false));
		assertThat(reader.next()).isEqualTo(new LogLine(Instant.parse(TIME), "last", false));
		assertThat(reader.next()).isNull();
	}

	@Test
	void aLineWithoutTimeComesAfterTheOneBefore() {
		var reader = reader(TIME + " one\nunable to retrieve container logs\n");
		reader.next();
		assertThat(reader.next())
			.isEqualTo(new LogLine(Instant.parse(TIME), "unable to retrieve container logs", false));
	}

	@Test
	void aLineThatIsTooLongIsCutAndTheNextOneIsWhole() {
		var reader = reader(TIME + " " + "x".repeat(200_000) + "\n" + TIME + " next\n");
		var first = reader.next();
		assertThat(first.cut()).isTrue();
		assertThat(first.text()).hasSizeBetween(65_000, 65_536);
		assertThat(reader.next()).isEqualTo(new LogLine(Instant.parse(TIME), "next", false));
	}

	@Test
	void aBrokenStreamIsAFailureAndAClosedOneAnEnd() {
		var broken = new LogReader("web", new InputStream() {
			@Override
			public int read() throws IOException {
				throw new IOException("reset");
			}
		});
		assertThatThrownBy(broken::next).isInstanceOfSatisfying(ClusterException.class,
				(ex) -> assertThat(ex.temporary()).isTrue());
		broken.close();
		assertThat(broken.next()).isNull();
	}

}
