package org.malcolmconsole.opensearch;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;
import org.malcolmconsole.workspace.Contents;

/**
 * One of the two stores that Malcolm can write to.
 */
enum Instance {

	/** Where everything is stored and searched. */
	PRIMARY("OPENSEARCH_", "Primary"),

	/** Where every log is sent too. */
	SECONDARY("OPENSEARCH_SECONDARY_", "Secondary");

	static final String ENV = "opensearch.env";

	private final String prefix;

	private final String title;

	Instance(String prefix, String title) {
		this.prefix = prefix;
		this.title = title;
	}

	static Optional<Instance> of(@Nullable String id) {
		return Arrays.stream(values()).filter((instance) -> instance.id().equals(id)).findFirst();
	}

	@JsonValue
	String id() {
		return name().toLowerCase(Locale.ROOT);
	}

	String title() {
		return this.title;
	}

	/** Where its login stands, as a path in the Malcolm directory. */
	String file() {
		return ".opensearch." + id() + ".curlrc";
	}

	/** The variable that says whether its certificate is checked. */
	String verification() {
		return this.prefix + "SSL_CERTIFICATE_VERIFICATION";
	}

	/** Its address, "" when none is set. */
	String url(Contents contents) {
		return value(contents, this.prefix + "URL");
	}

	boolean verified(Contents contents) {
		return value(contents, verification()).equalsIgnoreCase("true");
	}

	/** Whether Malcolm uses it, and it is not Malcolm's own. */
	boolean remote(Contents contents) {
		return (this == PRIMARY) ? !value(contents, "OPENSEARCH_LOCAL").equalsIgnoreCase("true")
				: value(contents, "OPENSEARCH_SECONDARY").equalsIgnoreCase("true");
	}

	private static String value(Contents contents, String key) {
		return contents.envFile(ENV).flatMap((file) -> file.value(key)).orElse("");
	}

}
