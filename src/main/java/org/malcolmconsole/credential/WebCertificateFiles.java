package org.malcolmconsole.credential;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.certificate.CertificateChain;
import org.malcolmconsole.certificate.CertificateIssuer;
import org.malcolmconsole.certificate.DhParameters;
import org.malcolmconsole.certificate.InvalidCertificateException;
import org.malcolmconsole.certificate.IssuedCertificate;
import org.malcolmconsole.credential.CredentialItem.Shown;
import org.malcolmconsole.credential.CredentialItem.State;
import org.malcolmconsole.web.InvalidFields;
import org.malcolmconsole.workspace.Change;
import org.malcolmconsole.workspace.Contents;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The certificate that browsers see when they open Malcolm.
 */
@Component
@Order(2)
class WebCertificateFiles implements CredentialPart {

	static final String ID = "web-certificate";

	static final String CERTIFICATE = "nginx/certs/cert.pem";

	static final String KEY = "nginx/certs/key.pem";

	static final String DH = "nginx/certs/dhparam.pem";

	private final CertificateIssuer issuer;

	private final HostSuggestions suggestions;

	private final Clock clock;

	WebCertificateFiles(CertificateIssuer issuer, HostSuggestions suggestions, Clock clock) {
		this.issuer = issuer;
		this.suggestions = suggestions;
		this.clock = clock;
	}

	@Override
	public CredentialItem look(Contents contents) {
		String certificate = text(contents, CERTIFICATE);
		String key = text(contents, KEY);
		if (certificate == null && key == null) {
			return item(State.MISSING, "Browsers have nothing to check Malcolm by yet.", List.of());
		}
		if (certificate == null || key == null) {
			return item(
					State.ATTENTION, "Of the certificate and its key only one is there: "
							+ ((certificate != null) ? CERTIFICATE : KEY) + ". Give both, or make a new one.",
					List.of());
		}
		return check(contents, certificate, key);
	}

	@Override
	public Change createMissing(Change change, Contents contents, @Nullable AdministratorAccount administrator) {
		if (contents.file(CERTIFICATE).isPresent() || contents.file(KEY).isPresent()) {
			return withDhParameters(change, contents);
		}
		return replace(change, contents, WebCertificateForm.selfSigned());
	}

	Change replace(Change change, Contents contents, WebCertificateForm form) {
		InvalidFields.throwIfAny(form.errors());
		if (form.isUpload()) {
			CertificateChain chain = form.uploaded(this.clock.instant());
			return put(change, contents, chain.certificatePem(), chain.keyPem());
		}
		IssuedCertificate made = this.issuer.web(form.request(() -> this.suggestions.hosts(contents)));
		return put(change, contents, made.certificatePem(), made.keyPem());
	}

	List<String> hosts(Contents contents) {
		return this.suggestions.hosts(contents);
	}

	private CredentialItem check(Contents contents, String certificate, String key) {
		List<Shown> shown = CertificateLook.shown(contents, CERTIFICATE, "Malcolm's web pages");
		try {
			CertificateChain.read(certificate, key, null, this.clock.instant());
		}
		catch (InvalidCertificateException ex) {
			return item(State.ATTENTION, String.valueOf(ex.getMessage()), shown);
		}
		if (contents.file(DH).isEmpty()) {
			return item(State.MISSING, "The certificate is there, but not " + DH + ".", shown);
		}
		return CertificateLook.atItsAge(item(State.READY, sentence(contents, shown), shown), this.clock.instant());
	}

	/** A host that the certificate does not name is worth a word, but no refusal. */
	private String sentence(Contents contents, List<Shown> shown) {
		List<String> strange = this.suggestions.ingressHosts(contents)
			.stream()
			.filter((host) -> shown.stream().noneMatch((one) -> one.facts().covers(host)))
			.toList();
		return strange.isEmpty() ? "Browsers can check Malcolm by it." : "It does not name "
				+ String.join(", ", strange) + ", which the ingress answers to: browsers will warn there.";
	}

	private static Change put(Change change, Contents contents, String certificate, String key) {
		return withDhParameters(change.putSecret(CERTIFICATE, certificate.getBytes(StandardCharsets.US_ASCII))
			.putSecret(KEY, key.getBytes(StandardCharsets.US_ASCII)), contents);
	}

	private static Change withDhParameters(Change change, Contents contents) {
		return contents.file(DH).isPresent() ? change
				: change.putSecret(DH, DhParameters.ffdhe2048().getBytes(StandardCharsets.US_ASCII));
	}

	private static @Nullable String text(Contents contents, String path) {
		return contents.file(path).map((file) -> new String(file, StandardCharsets.UTF_8)).orElse(null);
	}

	private static CredentialItem item(State state, String detail, List<Shown> certificates) {
		return new CredentialItem(ID, "Web certificate", state, detail, certificates);
	}

}
