package org.malcolmconsole.web.error;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

/**
 * A request whose body ends with an error when it is longer than allowed, however it is
 * sent.
 */
class LimitedBody extends HttpServletRequestWrapper {

	private final long most;

	LimitedBody(HttpServletRequest request, long most) {
		super(request);
		this.most = most;
	}

	@Override
	public ServletInputStream getInputStream() throws IOException {
		return new Counting(super.getInputStream(), this.most);
	}

	@Override
	public BufferedReader getReader() throws IOException {
		return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
	}

	private static final class Counting extends ServletInputStream {

		private final ServletInputStream body;

		private final long most;

		private long count;

		Counting(ServletInputStream body, long most) {
			this.body = body;
			this.most = most;
		}

		@Override
		public int read() throws IOException {
			int read = this.body.read();
			count((read >= 0) ? 1 : 0);
			return read;
		}

		@Override
		public int read(byte[] into, int offset, int length) throws IOException {
			int read = this.body.read(into, offset, length);
			count(read);
			return read;
		}

		private void count(int read) throws IOException {
			this.count += Math.max(0, read);
			if (this.count > this.most) {
				throw new BodyTooLargeException(this.most);
			}
		}

		@Override
		public boolean isFinished() {
			return this.body.isFinished();
		}

		@Override
		public boolean isReady() {
			return this.body.isReady();
		}

		@Override
		public void setReadListener(ReadListener listener) {
			this.body.setReadListener(listener);
		}

	}

}
