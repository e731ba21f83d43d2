package org.malcolmconsole.security.session;

import java.io.IOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import org.jspecify.annotations.Nullable;

/**
 * An answer that may last for hours, and breaks off once its reader may not have it any
 * more.
 */
public final class EndingResponse extends HttpServletResponseWrapper {

	private static final long BETWEEN_LOOKS = Duration.ofSeconds(2).toNanos();

	private final BooleanSupplier allowed;

	private @Nullable ServletOutputStream stream;

	public EndingResponse(HttpServletResponse response, BooleanSupplier allowed) {
		super(response);
		this.allowed = allowed;
	}

	@Override
	public ServletOutputStream getOutputStream() throws IOException {
		ServletOutputStream known = this.stream;
		if (known == null) {
			known = new EndingStream(super.getOutputStream());
			this.stream = known;
		}
		return known;
	}

	private final class EndingStream extends ServletOutputStream {

		private final ServletOutputStream out;

		private long lastLook = System.nanoTime();

		private EndingStream(ServletOutputStream out) {
			this.out = out;
		}

		private void look() throws IOException {
			long now = System.nanoTime();
			if (now - this.lastLook > BETWEEN_LOOKS) {
				this.lastLook = now;
				if (!EndingResponse.this.allowed.getAsBoolean()) {
					throw new IOException("The reader may not have this any more");
				}
			}
		}

		@Override
		public void write(int octet) throws IOException {
			look();
			this.out.write(octet);
		}

		@Override
		public void write(byte[] bytes, int from, int count) throws IOException {
			look();
			this.out.write(bytes, from, count);
		}

		@Override
		public void flush() throws IOException {
			look();
			this.out.flush();
		}

		@Override
		public void close() throws IOException {
			this.out.close();
		}

		@Override
		public boolean isReady() {
			return this.out.isReady();
		}

		@Override
		public void setWriteListener(WriteListener listener) {
			this.out.setWriteListener(listener);
		}

	}

}
