package org.malcolmconsole.cluster.kubeconfig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

import org.malcolmconsole.certificate.OpenSsl;

import static org.assertj.core.api.Assertions.assertThat;

/** Client keys of each kind that kubectl takes, made by openssl. */
public final class ClientKeys {

	private static final Map<String, String> COMMANDS = new LinkedHashMap<>();

	static {
		COMMANDS.put("RSA, PKCS#1", "genrsa -traditional -out KEY 2048");
		COMMANDS.put("RSA, PKCS#8", "genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out KEY");
		COMMANDS.put("P-256, SEC 1, as k3s writes it", "ecparam -name prime256v1 -genkey -noout -out KEY");
		COMMANDS.put("P-256, SEC 1 after its parameters", "ecparam -name prime256v1 -genkey -out KEY");
		COMMANDS.put("P-256, PKCS#8", "genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out KEY");
		COMMANDS.put("P-384, SEC 1", "ecparam -name secp384r1 -genkey -noout -out KEY");
		COMMANDS.put("P-521, PKCS#8", "genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-521 -out KEY");
		COMMANDS.put("Ed25519", "genpkey -algorithm ED25519 -out KEY");
	}

	private final OpenSsl openssl;

	public ClientKeys(Path folder) {
		this.openssl = new OpenSsl(folder);
	}

	public static java.util.Set<String> kinds() {
		return COMMANDS.keySet();
	}

	/** Makes a key in the file {@code name.key}. */
	public void make(String kind, String name) {
		run(COMMANDS.get(kind).replace("KEY", name + ".key"));
	}

	/** Signs {@code name.crt} for the key {@code name.key} with an authority's files. */
	public void sign(String name, String subject, Path authority, Path authorityKey) {
		run("req -new -key " + name + ".key -subj " + subject + " -out " + name + ".csr");
		run("x509 -req -in " + name + ".csr -CA " + authority + " -CAkey " + authorityKey
				+ " -set_serial 77 -days 2 -out " + name + ".crt");
	}

	/** Makes {@code name.crt} signed by its own key. */
	public void signItself(String name) {
		run("req -x509 -new -key " + name + ".key -subj /CN=someone -days 2 -out " + name + ".crt");
	}

	/** The Base64 that a kubeconfig holds. */
	public String data(String file) {
		try {
			return Base64.getEncoder().encodeToString(Files.readAllBytes(this.openssl.directory().resolve(file)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void run(String command) {
		var answer = this.openssl.run(command.split(" "));
		assertThat(answer.code()).as(command + ": " + answer.output()).isZero();
	}

}
