package org.malcolmconsole.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.certificate.CertificateIssuer;
import org.malcolmconsole.certificate.IssuedCertificate;
import org.malcolmconsole.certificate.KeyKind;
import org.malcolmconsole.certificate.WebCertificateRequest;

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
class OwnCertificate implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

	private static final int DAYS = 825;

	private final ListeningProperties properties;

	private final CertificateIssuer issuer;

	private final Path directory;

	OwnCertificate(ListeningProperties properties, CertificateIssuer issuer, Environment environment) {
		this.properties = properties;
		this.issuer = issuer;
		this.directory = Path.of(environment.getRequiredProperty("console.data-directory"), "tls").toAbsolutePath();
	}

	@Override
	public void customize(TomcatServletWebServerFactory factory) {
		if (this.properties.tls().enabled() && factory.getSsl() == null) {
			Path certificate = this.directory.resolve("console.crt");
			Path key = this.directory.resolve("console.key");
			if (Files.notExists(key) || Files.notExists(certificate)) {
				write(certificate, key, names(factory.getAddress()));
			}
			Ssl ssl = new Ssl();
			ssl.setCertificate(certificate.toUri().toString());
			ssl.setCertificatePrivateKey(key.toUri().toString());
			factory.setSsl(ssl);
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

	private void write(Path certificate, Path key, List<String> names) {
		IssuedCertificate issued = this.issuer.web(new WebCertificateRequest(names, DAYS, KeyKind.RSA_3072));
		try {
			Files.createDirectories(this.directory);
			Files.deleteIfExists(key);
			Files.createFile(key, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
			Files.writeString(key, issued.keyPem());
			Files.writeString(certificate, issued.certificatePem());
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The console's certificate can't be written", ex);
		}
	}

}
