package org.malcolmconsole.opensearch.connection;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.probe.HttpAddress;
import org.malcolmconsole.opensearch.login.Login;

/**
 * One question over HTTP on a connection that is there already, with limits to what comes
 * back; redirects are answers like others.
 */
final class Http {

	static final int MOST_BYTES = 256 * 1024;

	private final InputStream in;

	private int left = MOST_BYTES;

	private Http(InputStream in) {
		this.in = in;
	}

	/**
	 * Asks for a path.
	 * @throws TooLarge when the answer is
	 */
	static Answer get(Socket socket, HttpAddress address, String path, @Nullable Login login) throws IOException {
		String head = "GET %s%s HTTP/1.1\r\nHost: %s\r\nUser-Agent: malcolm-console\r\nAccept: application/json\r\n"
			.formatted(address.path(), path, address.origin())
				+ ((login != null) ? "Authorization: " + login.basic() + "\r\n" : "") + "Connection: close\r\n\r\n";
		socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
		socket.getOutputStream().flush();
		return new Http(new BufferedInputStream(socket.getInputStream())).answer();
	}

	private Answer answer() throws IOException {
		String[] first = line().split(" ", 3);
		if (first.length < 2 || !first[0].startsWith("HTTP/1.") || !first[1].matches("[1-5]\\d\\d")) {
			throw new NoHttp();
		}
		Map<String, String> headers = headers();
		int status = Integer.parseInt(first[1]);
		return (status < 200) ? answer() : new Answer(status, body(headers).toString(StandardCharsets.UTF_8));
	}

	private Map<String, String> headers() throws IOException {
		Map<String, String> headers = new TreeMap<>();
		for (String line = line(); !line.isEmpty(); line = line()) {
			int colon = line.indexOf(':');
			if (colon > 0) {
				headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
			}
		}
		return headers;
	}

	private ByteArrayOutputStream body(Map<String, String> headers) throws IOException {
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		if (headers.getOrDefault("transfer-encoding", "").toLowerCase(Locale.ROOT).endsWith("chunked")) {
			for (int size = chunk(); size > 0; size = chunk()) {
				copy(size, body);
				line();
			}
			return body;
		}
		String length = headers.getOrDefault("content-length", "");
		if (length.isEmpty()) {
			for (int value = read(); value >= 0; value = read()) {
				body.write(value);
			}
			return body;
		}
		copy(number(length, 10), body);
		return body;
	}

	private int chunk() throws IOException {
		return number(line().replaceAll(";.*", "").strip(), 16);
	}

	private void copy(int size, ByteArrayOutputStream body) throws IOException {
		if (size > this.left) {
			throw new TooLarge();
		}
		byte[] part = this.in.readNBytes(size);
		this.left -= part.length;
		body.writeBytes(part);
		if (part.length < size) {
			throw new EOFException();
		}
	}

	private static int number(String text, int radix) throws IOException {
		if (!text.matches("[0-9a-fA-F]{1,16}")) {
			throw new NoHttp();
		}
		try {
			return (int) Math.min(Integer.MAX_VALUE, Long.parseLong(text, radix));
		}
		catch (NumberFormatException ex) {
			throw new NoHttp();
		}
	}

	private String line() throws IOException {
		StringBuilder line = new StringBuilder();
		for (int value = read(); value != '\n'; value = read()) {
			if (value < 0) {
				throw new EOFException();
			}
			line.append((char) value);
		}
		return line.toString().stripTrailing();
	}

	private int read() throws IOException {
		if (this.left-- <= 0) {
			throw new TooLarge();
		}
		return this.in.read();
	}

	/**
	 * The server speaks something else.
	 */
	static final class NoHttp extends IOException {

		private static final long serialVersionUID = 1L;

	}

	/**
	 * The server talks more than any OpenSearch would.
	 */
	static final class TooLarge extends IOException {

		private static final long serialVersionUID = 1L;

	}

}
