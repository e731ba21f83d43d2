package org.malcolmconsole.settings.transfer;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.MediaType;

/**
 * How settings are written.
 */
public enum Format {

	/** One setting a line; text is always quoted, as JSON quotes it. */
	YAML(MediaType.APPLICATION_YAML) {
		@Override
		String write(Header header, Map<String, Object> settings) {
			var text = new StringBuilder("# Settings of Malcolm ").append(header.release())
				.append(" as of revision ")
				.append(header.revision())
				.append("\nrelease: ")
				.append(quoted(header.release()))
				.append(settings.isEmpty() ? "\nsettings: {}\n" : "\nsettings:\n");
			settings
				.forEach((id, value) -> text.append("  ").append(id).append(": ").append(quoted(value)).append('\n'));
			return text.toString();
		}
	},

	/** An object. */
	JSON(MediaType.APPLICATION_JSON) {
		@Override
		String write(Header header, Map<String, Object> settings) {
			return INDENTED.writeValueAsString(new Document(header.release(), header.revision(), settings)) + "\n";
		}
	};

	private static final JsonMapper INDENTED = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

	/** What JSON leaves as it is, but YAML wants escaped. */
	private static final Pattern UNPRINTABLE = Pattern.compile("[\\x7f-\\x84\\x86-\\x9f\\ufffe\\uffff]");

	private final MediaType mediaType;

	Format(MediaType mediaType) {
		this.mediaType = mediaType;
	}

	/** The media type of such a file. */
	public MediaType mediaType() {
		return this.mediaType;
	}

	/** The ending of such a file's name, without the dot. */
	public String ending() {
		return name().toLowerCase(Locale.ROOT);
	}

	abstract String write(Header header, Map<String, Object> settings);

	private static String quoted(Object value) {
		return UNPRINTABLE.matcher(JsonMapper.shared().writeValueAsString(value))
			.replaceAll((match) -> "\\\\u%04x".formatted((int) match.group().charAt(0)));
	}

	/**
	 * Where settings come from.
	 */
	record Header(String release, long revision) {
	}

	/**
	 * The file as an object.
	 */
	record Document(String release, long revision, Map<String, Object> settings) {
	}

}
