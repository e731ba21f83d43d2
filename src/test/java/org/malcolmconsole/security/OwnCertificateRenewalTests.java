package org.malcolmconsole.security;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.malcolmconsole.certificate.CertificateIssuer;
import org.malcolmconsole.certificate.PemReader;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/** The console's own key and certificate belong together, whoever renews them. */
class OwnCertificateRenewalTests {

	@Test
	void twoRenewalsAtOnceLeaveAPairThatBelongsTogether(@TempDir Path data) throws Exception {
		var own = new OwnCertificate(new ListeningProperties(List.of(), new ListeningProperties.Tls(true)),
				new CertificateIssuer(Clock.systemUTC(), new SecureRandom()),
				new MockEnvironment().withProperty("console.data-directory", data.toString()));
		own.customize(new TomcatServletWebServerFactory());
		var threads = Executors.newFixedThreadPool(2);
		try {
			Callable<Void> renewal = () -> {
				own.renew("console", "ada");
				return null;
			};
			for (var end : threads.invokeAll(List.of(renewal, renewal))) {
				end.get();
			}
		}
		finally {
			threads.shutdownNow();
		}
		Path folder = data.resolve("tls");
		Signature signature = Signature.getInstance("SHA256withRSA");
		signature.initSign(PemReader.privateKey(Files.readString(folder.resolve("console.key")), null));
		signature.update(new byte[] { 1 });
		byte[] signed = signature.sign();
		signature.initVerify(PemReader.certificates(Files.readString(folder.resolve("console.crt"))).get(0));
		signature.update(new byte[] { 1 });
		assertThat(signature.verify(signed)).isTrue();
	}

}
