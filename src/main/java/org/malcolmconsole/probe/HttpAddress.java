package org.malcolmconsole.probe;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The address of a server that speaks HTTP, without a login.
 *
 * @param host in small letters, an IPv6 address in brackets
 * @param path what stands before every path, without a slash at its end
 */
public record HttpAddress(boolean secure, String host, int port, String path) {

	private static final Pattern HOST = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,252}[a-z0-9])?|\\[[0-9a-f:.]{2,45}]");

	private static final Pattern DECIMAL = Pattern.compile("(0|[1-9]\\d{0,2})(\\.(0|[1-9]\\d{0,2})){3}");

	private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9._~-]+)*/?");

	/**
	 * Reads what somebody typed.
	 * @throws IllegalArgumentException with the reason, in a sentence for users
	 */
	public static HttpAddress parse(String text) {
		URI uri = uri(text.strip());
		String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
		if (!scheme.equals("https") && !scheme.equals("http")) {
			throw new IllegalArgumentException("The address begins with https:// (or http://).");
		}
		if (uri.getRawUserInfo() != null) {
			throw new IllegalArgumentException(
					"The address holds no login; give user name and password apart from it.");
		}
		if (!SafeAddress.hasPossiblePort(String.valueOf(uri.getRawAuthority()))) {
			throw new IllegalArgumentException("A port is a number from 1 to 65535.");
		}
		String host = SafeAddress.plain(String.valueOf(uri.getHost()));
		boolean odd = SafeAddress.isNumeric(host) && !DECIMAL.matcher(host).matches();
		if (uri.getHost() == null || odd || !HOST.matcher(host).matches()) {
			throw new IllegalArgumentException("The address names no valid host.");
		}
		String path = String.valueOf(uri.getRawPath());
		if (uri.getRawQuery() != null || uri.getRawFragment() != null || !PATH.matcher(path).matches()) {
			throw new IllegalArgumentException("The address holds host, port and a plain path only.");
		}
		return new HttpAddress(scheme.equals("https"), host, port(uri), path.replaceAll("/$", ""));
	}

	/**
	 * What is wrong with what somebody typed, in a sentence without it.
	 */
	public static Optional<String> problem(String text) {
		try {
			parse(text);
			return Optional.empty();
		}
		catch (IllegalArgumentException ex) {
			return Optional.ofNullable(ex.getMessage());
		}
	}

	private static URI uri(String text) {
		try {
			return new URI(text);
		}
		catch (URISyntaxException ex) {
			throw new IllegalArgumentException("This is not an address such as https://search.example.org:9200.");
		}
	}

	private static int port(URI uri) {
		boolean secure = "https".equalsIgnoreCase(uri.getScheme());
		return (uri.getPort() < 0) ? (secure ? 443 : 80) : uri.getPort();
	}

	/** Host and port. */
	public String origin() {
		return this.host + ":" + this.port;
	}

	@Override
	public String toString() {
		return (this.secure ? "https://" : "http://") + origin() + this.path;
	}

}
