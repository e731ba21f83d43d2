package org.malcolmconsole.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.certificate.CertificateFacts;
import org.malcolmconsole.certificate.CertificateHolder;
import org.malcolmconsole.certificate.CertificateIssuer;
import org.malcolmconsole.certificate.HeldCertificate;
import org.malcolmconsole.certificate.InvalidCertificateException;
import org.malcolmconsole.certificate.IssuedCertificate;
import org.malcolmconsole.certificate.KeyKind;
import org.malcolmconsole.certificate.PemReader;
import org.malcolmconsole.certificate.SelfSigned;
import org.malcolmconsole.certificate.WebCertificateRequest;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Makes a self-signed certificate for the console's own TLS when it is switched on and
 * none is configured with {@code server.ssl}.
 */
@Component
class OwnCertificate implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, CertificateHolder {

	private static final Logger log = LoggerFactory.getLogger(OwnCertificate.class);

	private static final int DAYS = 825;

	private final ListeningProperties properties;

	private final CertificateIssuer issuer;

	private final Path directory;

	private volatile boolean used;

	OwnCertificate(ListeningProperties properties, CertificateIssuer issuer, Environment environment) {
		this.properties = properties;
		this.issuer = issuer;
		this.directory = Path.of(environment.getRequiredProperty("console.data-directory"), "tls").toAbsolutePath();
	}

	@Override
	public void customize(TomcatServletWebServerFactory factory) {
		if (this.properties.tls().enabled() && factory.getSsl() == null) {
			if (Files.notExists(key()) || Files.notExists(certificate())) {
				write(this.issuer
					.console(new WebCertificateRequest(names(factory.getAddress()), DAYS, KeyKind.RSA_3072)));
			}
			Ssl ssl = new Ssl();
			ssl.setCertificate(certificate().toUri().toString());
			ssl.setCertificatePrivateKey(key().toUri().toString());
			factory.setSsl(ssl);
			this.used = true;
			present().ifPresent(OwnCertificate::announce);
		}
	}

	@Override
	public List<HeldCertificate> certificates() {
		return present()
			.map((certificate) -> new HeldCertificate("console", "This console", "the console shows it to browsers",
					null, certificate, true, "A new one is used when the console starts again."))
			.stream()
			.toList();
	}

	@Override
	public synchronized void renew(String id, String actor) {
		present().flatMap((certificate) -> SelfSigned.again(certificate, List.of("localhost")))
			.ifPresent((request) -> write(this.issuer.console(request)));
	}

	/** Whoever opens the console for the first time can compare. */
	private static void announce(X509Certificate certificate) {
		log.info("Browsers are shown the console's own certificate with the SHA-256 fingerprint {}",
				CertificateFacts.of(certificate).fingerprint());
		if (certificate.getBasicConstraints() >= 0) {
			log.warn("This certificate is an authority, as former versions made them: renew it under Certificates, "
					+ "and remove it where it was made a trusted authority");
		}
	}

	private Optional<X509Certificate> present() {
		try {
			return this.used ? Optional.of(PemReader.certificates(Files.readString(certificate())).get(0))
					: Optional.empty();
		}
		catch (IOException | InvalidCertificateException ex) {
			return Optional.empty();
		}
	}

	private List<String> names(@Nullable InetAddress address) {
		Stream<String> bound = Stream.ofNullable(address)
			.filter((own) -> !own.isAnyLocalAddress())
			.map(InetAddress::getHostAddress);
		return Stream.of(this.properties.allowedHosts().stream(), bound, Stream.of("localhost", "127.0.0.1"))
			.flatMap((part) -> part)
			.distinct()
			.toList();
	}

	/** The certificate comes last: without it both are made anew at the next start. */
	private void write(IssuedCertificate issued) {
		try {
			Files.createDirectories(this.directory);
			Files.deleteIfExists(certificate());
			Files.deleteIfExists(key());
			Files.createFile(key(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
			Files.writeString(key(), issued.keyPem());
			Path draft = Files.writeString(this.directory.resolve("console.crt.new"), issued.certificatePem());
			Files.move(draft, certificate(), StandardCopyOption.ATOMIC_MOVE);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The console's certificate can't be written", ex);
		}
	}

	private Path certificate() {
		return this.directory.resolve("console.crt");
	}

	private Path key() {
		return this.directory.resolve("console.key");
	}

}
