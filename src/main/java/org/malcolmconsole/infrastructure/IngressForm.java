package org.malcolmconsole.infrastructure;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.infrastructure.manifest.ManifestCheck;
import org.malcolmconsole.web.InvalidFields.FieldError;

/**
 * How people reach Malcolm, as they say it.
 *
 * @param kind {@code nginx}, {@code none} or {@code yaml}; may be left out with
 * {@code yaml}
 * @param host the host name that browsers use, null for any
 * @param ingressClass which ingress controller, null for the usual annotation of nginx
 * @param tlsPassthrough whether the controller hands TLS on to Malcolm untouched
 * @param yaml own text
 */
record IngressForm(@Nullable String kind, @Nullable String host, @Nullable String ingressClass,
		@Nullable Boolean tlsPassthrough, @Nullable String yaml) {

	static final String NGINX = "nginx";

	static final String NONE = "none";

	static final String YAML = "yaml";

	static final List<String> KINDS = List.of(NGINX, NONE, YAML);

	private static final Pattern HOST = Pattern
		.compile("(?=.{1,253}$)(\\*\\.)?[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*");

	private static final Pattern ADDRESS = Pattern.compile("[0-9.]+");

	IngressForm {
		host = (host == null || host.isBlank()) ? null : host.trim();
		ingressClass = (ingressClass == null || ingressClass.isBlank()) ? null : ingressClass.trim();
	}

	static IngressForm ofYaml(String yaml) {
		return new IngressForm(YAML, null, null, null, yaml);
	}

	static IngressForm none() {
		return new IngressForm(NONE, null, null, null, null);
	}

	/** The kind, which own text implies. */
	public String chosen() {
		if (this.kind == null) {
			return (this.yaml != null) ? YAML : "";
		}
		return this.kind;
	}

	boolean passesTlsThrough() {
		return Boolean.TRUE.equals(this.tlsPassthrough);
	}

	List<FieldError> errors() {
		List<FieldError> errors = new ArrayList<>();
		String chosen = chosen();
		if (!KINDS.contains(chosen)) {
			errors.add(new FieldError("kind", "Choose one of " + String.join(", ", KINDS)
					+ ". For Traefik, AWS ALB and others, give your own YAML."));
		}
		if (chosen.equals(YAML) && (this.yaml == null || this.yaml.isBlank())) {
			errors.add(new FieldError("yaml", "Give the manifests of the ingress."));
		}
		if (this.host != null && (!HOST.matcher(this.host).matches() || ADDRESS.matcher(this.host).matches())) {
			errors.add(new FieldError("host",
					"Give a host name in lower case, such as malcolm.example.org; no address and no port."));
		}
		if (this.ingressClass != null && !ManifestCheck.isName(this.ingressClass)) {
			errors.add(new FieldError("ingressClass", "This is no name of an ingress class."));
		}
		if (passesTlsThrough() && this.host == null) {
			errors.add(new FieldError("host",
					"With TLS passed through, the controller knows Malcolm only by its host name, so give one."));
		}
		return errors;
	}

}
