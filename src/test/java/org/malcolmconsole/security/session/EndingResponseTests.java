package org.malcolmconsole.security.session;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;

import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * A followed log does not go on for somebody who was signed out meanwhile.
 */
class EndingResponseTests {

	private final AtomicBoolean allowed = new AtomicBoolean(true);

	private final MockHttpServletResponse answer = new MockHttpServletResponse();

	@Test
	void anAnswerBreaksOffSoonAfterItsReaderMayNotHaveItAnyMoreAlsoWhenItIsSilent() throws Exception {
		OutputStream out = new EndingResponse(this.answer, this.allowed::get).getOutputStream();
		out.write("line".getBytes());
		out.flush();
		this.allowed.set(false);
		await().pollInterval(Duration.ofMillis(100))
			.untilAsserted(() -> assertThatExceptionOfType(IOException.class).isThrownBy(out::flush));
		assertThat(this.answer.getContentAsString()).isEqualTo("line");
	}

	@Test
	void anAnswerGoesOnForWhoMayHaveIt() throws Exception {
		EndingResponse response = new EndingResponse(this.answer, this.allowed::get);
		assertThat(response.getOutputStream()).isSameAs(response.getOutputStream());
		response.getOutputStream().write('a');
		response.getOutputStream().write("bc".getBytes());
		assertThat(this.answer.getContentAsString()).isEqualTo("abc");
	}

}
