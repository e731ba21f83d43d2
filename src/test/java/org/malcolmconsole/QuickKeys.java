package org.malcolmconsole;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyPairGeneratorSpi;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Security;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Makes every RSA key of the tests at once, from two primes that were found before: each
 * key is another one until all pairs were used, then the JDK searches again. Registered
 * for all tests as a service.
 */
public final class QuickKeys implements BeforeAllCallback {

	/** The name of the provider that is asked for RSA keys before the JDK's. */
	public static final String PROVIDER = "QuickKeys";

	private static final BigInteger EXPONENT = BigInteger.valueOf(65537);

	/** Of each length in bits of a key, primes of half of it; everybody knows them. */
	private static final Map<Integer, List<BigInteger>> PRIMES = Map.of(2048, read(1024), 3072, read(1536), 4096,
			read(2048));

	private static final Map<Integer, AtomicInteger> USED = new ConcurrentHashMap<>();

	@Override
	public void beforeAll(ExtensionContext context) {
		if (Security.getProvider(PROVIDER) == null) {
			Security.insertProviderAt(new Quick(), 1);
		}
	}

	private static List<BigInteger> read(int bits) {
		try (InputStream stream = QuickKeys.class.getResourceAsStream("rsa-primes-" + bits + ".txt")) {
			return new String(stream.readAllBytes(), StandardCharsets.US_ASCII).lines()
				.map((line) -> new BigInteger(line, 36))
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static KeyPair pair(BigInteger p, BigInteger q) throws GeneralSecurityException {
		BigInteger n = p.multiply(q);
		BigInteger lessP = p.subtract(BigInteger.ONE);
		BigInteger lessQ = q.subtract(BigInteger.ONE);
		BigInteger d = EXPONENT.modInverse(lessP.multiply(lessQ).divide(lessP.gcd(lessQ)));
		KeyFactory factory = KeyFactory.getInstance("RSA", "SunRsaSign");
		return new KeyPair(factory.generatePublic(new RSAPublicKeySpec(n, EXPONENT)), factory.generatePrivate(
				new RSAPrivateCrtKeySpec(n, EXPONENT, d, p, q, d.mod(lessP), d.mod(lessQ), q.modInverse(p))));
	}

	/** Is asked for RSA keys before the JDK. */
	private static final class Quick extends Provider {

		private static final long serialVersionUID = 1L;

		Quick() {
			super(PROVIDER, "1", "RSA keys from known primes");
			put("KeyPairGenerator.RSA", Generator.class.getName());
		}

	}

	/** Takes the next pair of primes. */
	public static final class Generator extends KeyPairGeneratorSpi {

		private int bits = 2048;

		@Override
		public void initialize(int bits, SecureRandom random) {
			this.bits = bits;
		}

		@Override
		public KeyPair generateKeyPair() {
			try {
				List<BigInteger> primes = PRIMES.getOrDefault(this.bits, List.of());
				int number = USED.computeIfAbsent(this.bits, (key) -> new AtomicInteger()).getAndIncrement();
				int first = number % Math.max(1, primes.size());
				int distance = number / Math.max(1, primes.size()) + 1;
				return (2 * distance < primes.size())
						? pair(primes.get(first), primes.get((first + distance) % primes.size())) : search();
			}
			catch (GeneralSecurityException ex) {
				throw new IllegalStateException(ex);
			}
		}

		private KeyPair search() throws GeneralSecurityException {
			KeyPairGenerator real = KeyPairGenerator.getInstance("RSA", "SunRsaSign");
			real.initialize(this.bits);
			return real.generateKeyPair();
		}

	}

}
