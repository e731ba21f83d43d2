package org.malcolmconsole.credential;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.malcolmconsole.certificate.CertificateHolder;
import org.malcolmconsole.certificate.HeldCertificate;
import org.malcolmconsole.certificate.InvalidCertificateException;
import org.malcolmconsole.certificate.KeyKind;
import org.malcolmconsole.certificate.PemReader;
import org.malcolmconsole.certificate.SelfSigned;
import org.malcolmconsole.certificate.WebCertificateRequest;
import org.malcolmconsole.workspace.Contents;
import org.malcolmconsole.workspace.Workspace;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Shows the web certificate to the certificate centre.
 */
@Component
@Order(1)
class WebCertificateHolder implements CertificateHolder {

	static final String ID = "web";

	private final Workspace workspace;

	private final Credentials credentials;

	WebCertificateHolder(Workspace workspace, Credentials credentials) {
		this.workspace = workspace;
		this.credentials = credentials;
	}

	@Override
	public List<HeldCertificate> certificates() {
		return read().map((certificate) -> {
			boolean own = SelfSigned.again(certificate, List.of("localhost")).isPresent();
			return new HeldCertificate(ID, "Web certificate", "Malcolm's web pages show it to browsers",
					WebCertificateFiles.CERTIFICATE, certificate, own,
					own ? "" : "It was signed by somebody else. Upload a new one on the page Credentials.")
				.shownBy("nginx-proxy", 443);
		}).stream().toList();
	}

	@Override
	public void renew(String id, String actor) {
		read().flatMap((certificate) -> SelfSigned.again(certificate, this.credentials.hosts()))
			.ifPresent((request) -> this.credentials.webCertificate(form(request), actor));
	}

	private Optional<X509Certificate> read() {
		try {
			Contents contents = this.workspace.recent();
			return contents.file(WebCertificateFiles.CERTIFICATE)
				.map((file) -> contents.once(X509Certificate.class, WebCertificateFiles.CERTIFICATE,
						(any) -> PemReader.certificates(new String(file, StandardCharsets.UTF_8)).get(0)));
		}
		catch (InvalidCertificateException ex) {
			return Optional.empty();
		}
	}

	private static WebCertificateForm form(WebCertificateRequest request) {
		KeyKind kind = (request.keyKind() == KeyKind.RSA_2048) ? KeyKind.RSA_3072 : request.keyKind();
		String name = WebCertificateForm.KINDS.entrySet()
			.stream()
			.filter((entry) -> entry.getValue() == kind)
			.map(Map.Entry::getKey)
			.findFirst()
			.orElseThrow();
		return new WebCertificateForm(request.hosts(), Math.min(request.days(), WebCertificateRequest.DEFAULT_DAYS),
				name, null, null, null, null);
	}

}
