package org.malcolmconsole.certificate;

import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

import org.bouncycastle.asn1.pkcs.DHParameter;
import org.bouncycastle.crypto.agreement.DHStandardGroups;
import org.bouncycastle.crypto.params.DHParameters;

/**
 * Diffie-Hellman parameters for TLS servers that still want a file of them.
 */
public final class DhParameters {

	/** How many candidates a search of 2048 bits tries on average. */
	public static final int USUAL_CANDIDATES = 7_000;

	private static final int CERTAINTY = 128;

	private static final BigInteger STEP = BigInteger.valueOf(12);

	private static final BigInteger OFFSET = BigInteger.valueOf(11);

	private static final int[] SMALL_PRIMES = IntStream.rangeClosed(5, 16_384)
		.filter((number) -> BigInteger.valueOf(number).isProbablePrime(CERTAINTY))
		.toArray();

	private DhParameters() {
	}

	/**
	 * The group {@code ffdhe2048} of RFC 7919: 2048 bits, generator 2, at once.
	 * @return one {@code DH PARAMETERS} block with a final newline
	 */
	public static String ffdhe2048() {
		DHParameters group = DHStandardGroups.rfc7919_ffdhe2048;
		return pem(new DHParameter(group.getP(), group.getG(), 0));
	}

	/**
	 * Searches for a group of its own: a safe prime of which 2 generates the large
	 * subgroup. With 2048 bits this takes a minute, now and then several.
	 * @param bits of the prime, 512 or more
	 * @param random where the search begins
	 * @param tried is told after each candidate how many there were; what it throws ends
	 * the search
	 * @return one {@code DH PARAMETERS} block with a final newline
	 */
	public static String search(int bits, SecureRandom random, IntConsumer tried) {
		// p = 2q + 1 is 23 modulo 24 exactly when q is 11 modulo 12
		BigInteger start = new BigInteger(bits - 1, random).setBit(bits - 2).setBit(bits - 3);
		BigInteger first = start.subtract(start.mod(STEP)).add(OFFSET);
		int[] remainders = IntStream.of(SMALL_PRIMES)
			.map((prime) -> first.mod(BigInteger.valueOf(prime)).intValue())
			.toArray();
		int count = 0;
		for (long offset = 0;; offset += STEP.longValue()) {
			if (mayBePrime(remainders, offset)) {
				BigInteger half = first.add(BigInteger.valueOf(offset));
				BigInteger prime = half.shiftLeft(1).add(BigInteger.ONE);
				if (half.isProbablePrime(2) && prime.isProbablePrime(CERTAINTY) && half.isProbablePrime(CERTAINTY)) {
					return pem(new DHParameter(prime, BigInteger.TWO, 0));
				}
				tried.accept(++count);
			}
		}
	}

	/** Whether no small prime divides q or 2q + 1. */
	private static boolean mayBePrime(int[] remainders, long offset) {
		for (int index = 0; index < SMALL_PRIMES.length; index++) {
			long remainder = (remainders[index] + offset) % SMALL_PRIMES[index];
			if (remainder == 0 || (2 * remainder + 1) % SMALL_PRIMES[index] == 0) {
				return false;
			}
		}
		return true;
	}

	private static String pem(DHParameter parameters) {
		try {
			return Pem.write("DH PARAMETERS", parameters.getEncoded("DER"));
		}
		catch (IOException ex) {
			throw new IllegalStateException("Diffie-Hellman parameters have no encoding", ex);
		}
	}

}
