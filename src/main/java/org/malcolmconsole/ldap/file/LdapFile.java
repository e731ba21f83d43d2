package org.malcolmconsole.ldap.file;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file that tells Malcolm's web server about LDAP, in the shape that Malcolm's
 * scripts expect.
 */
public final class LdapFile {

	/** Its place in the Malcolm directory. */
	public static final String PATH = "nginx/nginx_ldap.conf";

	private static final String HEADER = "# Only read when people sign in through LDAP.";

	private static final List<String> OUR_COMMENTS = List.of(HEADER,
			"# Only read when people sign in through LDAP: put in the values of your server.");

	private static final Pattern URL = Pattern
		.compile("(?i)(ldaps?)://(\\[[0-9a-f:.]+]|[a-z0-9.-]+)(?::(\\d{1,5}))?/([^?]*)\\?([^?]*)\\?sub\\?([^?]*)");

	private static final List<List<String>> FRAME = List.of(List.of("ldap_server", "ad_server", "{"),
			List.of("require", "valid_user", ";"), List.of("satisfy", "all", ";"), List.of("}"),
			List.of("auth_ldap_cache_enabled", "on", ";"), List.of("auth_ldap_cache_expiration_time", "10000", ";"),
			List.of("auth_ldap_cache_size", "1000", ";"));

	private LdapFile() {
	}

	/** The text for a server whose values were checked. */
	public static byte[] write(LdapServer server) {
		String url = "%s://%s:%d/%s?%s?sub?%s".formatted(server.secure() ? "ldaps" : "ldap", server.host(),
				server.port(), encode(server.base()), encode(server.attribute()), encode(server.filter()));
		String group = server.group().isEmpty() ? "" : "  require group " + NginxText.quoted(server.group()) + ";\n";
		String text = HEADER + "\nldap_server ad_server {\n" + line("url", url) + line("binddn", server.bindDn())
				+ line("binddn_passwd", server.bindPassword()) + "  group_attribute " + server.type().groupAttribute()
				+ ";\n  group_attribute_is_dn " + (server.type().groupByDn() ? "on" : "off") + ";\n" + group
				+ "  require valid_user;\n  satisfy all;\n}\n\nauth_ldap_cache_enabled on;\n"
				+ "auth_ldap_cache_expiration_time 10000;\nauth_ldap_cache_size 1000;\n";
		return text.getBytes(StandardCharsets.UTF_8);
	}

	/**
	 * What the file says, when it says nothing that this form has no field for.
	 */
	public static Optional<LdapServer> read(byte[] content) {
		return NginxText.statements(new String(content, StandardCharsets.UTF_8)).flatMap(LdapFile::server);
	}

	private static Optional<LdapServer> server(List<List<String>> statements) {
		List<List<String>> rest = new ArrayList<>(statements);
		rest.removeIf((words) -> words.size() == 1 && OUR_COMMENTS.contains(words.get(0)));
		for (List<String> expected : FRAME) {
			if (!rest.remove(expected)) {
				return Optional.empty();
			}
		}
		Map<String, String> values = new HashMap<>();
		for (List<String> words : rest) {
			int last = words.size() - 2;
			String name = (last > 0) ? String.join(" ", words.subList(0, last)) : "";
			if (!words.get(words.size() - 1).equals(";") || name.isEmpty()
					|| values.put(name, words.get(last)) != null) {
				return Optional.empty();
			}
		}
		return server(values);
	}

	private static Optional<LdapServer> server(Map<String, String> values) {
		Matcher url = URL.matcher(values.getOrDefault("url", ""));
		String members = values.getOrDefault("group_attribute", "");
		Optional<ServerType> type = List.of(ServerType.values())
			.stream()
			.filter((one) -> one.groupAttribute().equals(members)
					&& (one.groupByDn() ? "on" : "off").equals(values.get("group_attribute_is_dn")))
			.findFirst();
		int known = values.containsKey("require group") ? 6 : 5;
		if (!url.matches() || type.isEmpty() || values.size() != known || !values.containsKey("binddn")
				|| !values.containsKey("binddn_passwd")) {
			return Optional.empty();
		}
		boolean secure = url.group(1).equalsIgnoreCase("ldaps");
		int port = (url.group(3) != null) ? Integer.parseInt(url.group(3)) : (secure ? 636 : 389);
		return Optional.of(new LdapServer(type.get(), secure, url.group(2).toLowerCase(Locale.ROOT), port,
				decode(url.group(4)), decode(url.group(5)), decode(url.group(6)), values.getOrDefault("binddn", ""),
				values.getOrDefault("binddn_passwd", ""), values.getOrDefault("require group", "")));
	}

	private static String line(String name, String value) {
		return "  " + name + " " + NginxText.quoted(value) + ";\n";
	}

	/**
	 * Part of an LDAP URL, in which only signs remain that mean nothing to the shell
	 * scripts, the web server and the URL.
	 */
	private static String encode(String part) {
		StringBuilder encoded = new StringBuilder();
		for (byte value : part.getBytes(StandardCharsets.UTF_8)) {
			char sign = (char) (value & 0xff);
			boolean plain = sign < 0x80 && (Character.isLetterOrDigit(sign) || "=,.()_:*-".indexOf(sign) >= 0);
			encoded.append(plain ? String.valueOf(sign) : "%" + HexFormat.of().withUpperCase().toHexDigits(value));
		}
		return encoded.toString();
	}

	private static String decode(String part) {
		try {
			return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			return part;
		}
	}

}
