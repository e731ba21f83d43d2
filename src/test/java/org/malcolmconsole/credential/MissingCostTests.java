package org.malcolmconsole.credential;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyPairGeneratorSpi;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Security;
import java.security.spec.AlgorithmParameterSpec;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.malcolmconsole.QuickKeys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What making everything that is missing costs, in time of the processor: the search for
 * RSA keys, whose length is luck, and the rest.
 */
class MissingCostTests {

	private static final Logger logger = LoggerFactory.getLogger(MissingCostTests.class);

	private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

	private static long searching;

	private static int keys;

	private final Provider stopwatch = new Stopwatch();

	@BeforeEach
	void measureKeys() {
		searching = 0;
		keys = 0;
		Security.insertProviderAt(this.stopwatch, 1);
	}

	@AfterEach
	void stopMeasuring() {
		Security.removeProvider(this.stopwatch.getName());
	}

	@Test
	void allButTheSearchForKeysTakesLessThanThreeSecondsOfOneCore() {
		Bench bench = new Bench();
		long before = THREADS.getCurrentThreadCpuTime();
		bench.credentials.missing(Bench.ACCOUNT, "tester");
		Duration all = Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - before);
		Duration search = Duration.ofNanos(searching);
		assertThat(keys).as("keys of web server, authority, Logstash and forwarder").isEqualTo(4);
		assertThat(all.minus(search)).isLessThan(Duration.ofSeconds(3));
		logger.info("Everything missing takes {} ms of CPU, of which the search for RSA keys takes {} ms",
				all.toMillis(), search.toMillis());
	}

	/** Is asked for RSA keys before all others, and measures how long these take. */
	private static final class Stopwatch extends Provider {

		private static final long serialVersionUID = 1L;

		Stopwatch() {
			super("Stopwatch", "1", "measures the search for RSA keys");
			put("KeyPairGenerator.RSA", Measured.class.getName());
		}

	}

	/** The keys of the tests, measured. */
	public static final class Measured extends KeyPairGeneratorSpi {

		private final KeyPairGenerator real;

		public Measured() throws GeneralSecurityException {
			this.real = KeyPairGenerator.getInstance("RSA", QuickKeys.PROVIDER);
		}

		@Override
		public void initialize(int bits, SecureRandom random) {
			this.real.initialize(bits, random);
		}

		@Override
		public void initialize(AlgorithmParameterSpec parameters, SecureRandom random)
				throws InvalidAlgorithmParameterException {
			this.real.initialize(parameters, random);
		}

		@Override
		public KeyPair generateKeyPair() {
			long before = THREADS.getCurrentThreadCpuTime();
			KeyPair pair = this.real.generateKeyPair();
			searching += THREADS.getCurrentThreadCpuTime() - before;
			keys++;
			return pair;
		}

	}

}
