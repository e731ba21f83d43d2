package org.malcolmconsole.credential;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.certificate.CertificateChain;
import org.malcolmconsole.certificate.HostNames;
import org.malcolmconsole.certificate.InvalidCertificateException;
import org.malcolmconsole.certificate.KeyKind;
import org.malcolmconsole.certificate.Pkcs12;
import org.malcolmconsole.certificate.WebCertificateRequest;
import org.malcolmconsole.web.InvalidFields;
import org.malcolmconsole.web.InvalidFields.FieldError;

/**
 * A web certificate to make, or one that was made elsewhere.
 *
 * @param hosts names and addresses of a self-signed one; null for what is known of the
 * cluster
 * @param days how long it is valid, 1 to 3650
 * @param keyKind {@code rsa-3072}, {@code rsa-4096} or {@code ec-p256}
 * @param certificate PEM of one made elsewhere, with its chain
 * @param key PEM of its private key
 * @param keyPassword of an encrypted private key, or of the PKCS#12 file
 * @param pkcs12 instead of certificate and key: a PKCS#12 file in Base64
 */
record WebCertificateForm(@Nullable List<String> hosts, @Nullable Integer days, @Nullable String keyKind,
		@Nullable String certificate, @Nullable String key, @Nullable String keyPassword, @Nullable String pkcs12) {

	static final Map<String, KeyKind> KINDS = Map.of("rsa-3072", KeyKind.RSA_3072, "rsa-4096", KeyKind.RSA_4096,
			"ec-p256", KeyKind.EC_P256);

	private static final int MOST_DAYS = 3650;

	private static final int MOST_HOSTS = 50;

	static WebCertificateForm selfSigned() {
		return new WebCertificateForm(null, null, null, null, null, null, null);
	}

	public boolean isUpload() {
		return hasText(this.certificate) || hasText(this.key) || hasText(this.pkcs12);
	}

	/** Only the certificate made elsewhere, with the PKCS#12 file that came with it. */
	WebCertificateForm upload(byte[] file) {
		WebCertificateForm upload = new WebCertificateForm(null, null, null, this.certificate, this.key,
				this.keyPassword, (file.length > 0) ? Base64.getEncoder().encodeToString(file) : this.pkcs12);
		if (!upload.isUpload()) {
			throw InvalidFields.of("certificate",
					"There is nothing to use. Give a certificate and its key as PEM, or a PKCS#12 file.");
		}
		return upload;
	}

	List<FieldError> errors() {
		return isUpload() ? uploadErrors() : requestErrors();
	}

	WebCertificateRequest request(Supplier<List<String>> suggestions) {
		List<String> names = (this.hosts == null || this.hosts.isEmpty()) ? suggestions.get() : this.hosts;
		return new WebCertificateRequest(names.stream().map(String::trim).distinct().toList(),
				(this.days != null) ? this.days : WebCertificateRequest.DEFAULT_DAYS,
				KINDS.getOrDefault(kindName(), KeyKind.RSA_4096));
	}

	CertificateChain uploaded(Instant now) {
		try {
			if (hasText(this.pkcs12)) {
				return unpacked(text(this.pkcs12), now);
			}
			return CertificateChain.read(text(this.certificate), text(this.key), text(this.keyPassword).toCharArray(),
					now);
		}
		catch (InvalidCertificateException ex) {
			throw InvalidFields.of(field(ex.part()), String.valueOf(ex.getMessage()));
		}
	}

	private CertificateChain unpacked(String base64, Instant now) {
		try {
			Pkcs12 file = Pkcs12.read(Base64.getDecoder().decode(base64.strip()), text(this.keyPassword).toCharArray());
			return CertificateChain.read(file.certificates(), file.key(), null, now);
		}
		catch (InvalidCertificateException ex) {
			String field = (ex.part() == InvalidCertificateException.Part.PASSWORD) ? "keyPassword" : "pkcs12";
			throw InvalidFields.of(field, String.valueOf(ex.getMessage()));
		}
		catch (IllegalArgumentException ex) {
			throw InvalidFields.of("pkcs12", "The PKCS#12 file has to be given in Base64.");
		}
	}

	private List<FieldError> uploadErrors() {
		List<FieldError> errors = new ArrayList<>();
		boolean packed = hasText(this.pkcs12);
		if (packed && (hasText(this.certificate) || hasText(this.key))) {
			errors.add(new FieldError("pkcs12", "Give either a PKCS#12 file, or a certificate and its key as PEM."));
		}
		if (!packed && !hasText(this.certificate)) {
			errors.add(new FieldError("certificate", "The certificate of this key is missing. Give it as PEM."));
		}
		if (!packed && !hasText(this.key)) {
			errors.add(new FieldError("key", "The private key of this certificate is missing. Give it as PEM."));
		}
		if ((this.hosts != null && !this.hosts.isEmpty()) || this.days != null) {
			errors
				.add(new FieldError("hosts", "Give either a certificate and its key, or hosts and days of a new one."));
		}
		return errors;
	}

	private List<FieldError> requestErrors() {
		List<FieldError> errors = new ArrayList<>();
		if (this.days != null && (this.days < 1 || this.days > MOST_DAYS)) {
			errors.add(new FieldError("days", "A certificate is valid for 1 to " + MOST_DAYS + " days."));
		}
		if (this.keyKind != null && !KINDS.containsKey(kindName())) {
			errors.add(new FieldError("keyKind", "Keys are of the kind rsa-3072, rsa-4096 or ec-p256."));
		}
		List<String> names = (this.hosts != null) ? this.hosts : List.of();
		if (names.size() > MOST_HOSTS) {
			errors.add(new FieldError("hosts", "A certificate is for " + MOST_HOSTS + " hosts at most."));
		}
		names.stream()
			.filter((name) -> !HostNames.isValid(name.trim()))
			.forEach((name) -> errors.add(new FieldError("hosts",
					"Neither a host name nor an IP address: " + name.substring(0, Math.min(name.length(), 80)) + ".")));
		return errors;
	}

	private String kindName() {
		return (this.keyKind != null) ? this.keyKind.toLowerCase(Locale.ROOT) : "";
	}

	private static String field(InvalidCertificateException.Part part) {
		return switch (part) {
			case CERTIFICATE -> "certificate";
			case KEY -> "key";
			case PASSWORD -> "keyPassword";
			case PKCS12 -> "pkcs12";
		};
	}

	private static String text(@Nullable String value) {
		return (value != null) ? value : "";
	}

	private static boolean hasText(@Nullable String value) {
		return value != null && !value.isBlank();
	}

	@Override
	public String toString() {
		return "WebCertificateForm[upload=" + isUpload() + ", hosts=" + this.hosts + "]";
	}

}
