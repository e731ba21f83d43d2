package org.malcolmconsole.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Calls a console over plain HTTP, with cookies but without following redirects.
 */
public final class ConsoleClient {

	private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" content=\"([^\"]+)\"");

	private final HttpClient http = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

	private final URI console;

	public ConsoleClient(int port) {
		this.console = URI.create("http://127.0.0.1:" + port);
	}

	/**
	 * A request to an address such as "/api/v1/tokens", with headers in pairs of name and
	 * value.
	 */
	public HttpResponse<String> send(String method, String path, String body, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(this.console.resolve(path))
			.method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
		if (headers.length > 0) {
			request.headers(headers);
		}
		try {
			return this.http.send(request.build(), BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	public HttpResponse<String> get(String path, String... headers) {
		return send("GET", path, "", headers);
	}

	/**
	 * The answer to a form.
	 * @param form such as "name=backup&role=VIEWER", encoded
	 */
	public HttpResponse<String> post(String path, String form, String... headers) {
		String[] all = new String[headers.length + 2];
		System.arraycopy(headers, 0, all, 2, headers.length);
		all[0] = "Content-Type";
		all[1] = "application/x-www-form-urlencoded";
		return send("POST", path, form, all);
	}

	/**
	 * Signs in; further calls carry the session.
	 */
	public ConsoleClient signIn(String username, String password) {
		post("/sign-in", "_csrf=" + csrf("/sign-in") + "&username=" + username + "&password=" + password);
		return this;
	}

	/**
	 * Opens the socket with this session, as a page of the console does.
	 */
	public WebSocket socket(WebSocket.Listener listener) {
		String csrf = csrf("/");
		WebSocket socket = this.http.newWebSocketBuilder()
			.header("Origin", this.console.toString())
			.buildAsync(URI.create(this.console.toString().replace("http:", "ws:") + "/socket"), listener)
			.join();
		socket.sendText("{\"type\":\"hello\",\"csrf\":\"" + csrf + "\"}", true).join();
		return socket;
	}

	/**
	 * The token against forged requests of a page.
	 */
	public String csrf(String page) {
		Matcher matcher = CSRF.matcher(get(page).body());
		if (!matcher.find()) {
			throw new IllegalStateException("No CSRF token on " + page);
		}
		return matcher.group(1);
	}

}
