package org.malcolmconsole.forwarder;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.malcolmconsole.certificate.IssuedCertificate;
import org.malcolmconsole.certificate.Pkcs12;

/**
 * What a forwarder has to be given: a secret.
 *
 * @param name the forwarder
 * @param authority whom it trusts
 * @param certificate what it shows, as PEM
 * @param key the private key of that, as PEM
 */
record Handout(String name, IssuedCertificate authority, String certificate, String key) {

	/** The three files as Malcolm's own forwarders want them. */
	byte[] zip() {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
			add(zip, "ca.crt", this.authority.certificatePem());
			add(zip, "client.crt", this.certificate);
			add(zip, "client.key", this.key);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	byte[] pkcs12(char[] password) {
		return Pkcs12.write(IssuedCertificate.read(this.certificate, this.key), this.authority.certificate(), this.name,
				password);
	}

	private static void add(ZipOutputStream zip, String name, String text) throws IOException {
		zip.putNextEntry(new ZipEntry(name));
		zip.write(text.getBytes(StandardCharsets.US_ASCII));
		zip.closeEntry();
	}

	@Override
	public String toString() {
		return "Handout[" + this.name + "]";
	}

}
