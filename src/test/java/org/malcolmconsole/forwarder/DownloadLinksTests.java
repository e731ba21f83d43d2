package org.malcolmconsole.forwarder;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;

import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Links that are made and used by several people at once. */
class DownloadLinksTests {

	@Test
	void ofTwoLinksMadeAtOnceOneWorks() throws Exception {
		JdbcDataSource source = new JdbcDataSource();
		source.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
		Flyway.configure().dataSource(source).load().migrate();
		var links = new DownloadLinks(JdbcClient.create(source), new SecureRandom(), Clock.systemUTC());
		var threads = Executors.newFixedThreadPool(2);
		try {
			for (int round = 0; round < 50; round++) {
				String forwarder = "sensor-" + round;
				var both = new CyclicBarrier(2);
				Callable<String> maker = () -> {
					both.await();
					return links.create(forwarder, "ada").token();
				};
				int working = 0;
				for (var token : threads.invokeAll(List.of(maker, maker))) {
					working += links.use(token.get(), "192.0.2.1").isPresent() ? 1 : 0;
				}
				assertThat(working).as(forwarder).isEqualTo(1);
			}
		}
		finally {
			threads.shutdownNow();
		}
	}

}
