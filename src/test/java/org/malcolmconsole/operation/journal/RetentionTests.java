package org.malcolmconsole.operation.journal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import org.junit.jupiter.api.Test;
import org.malcolmconsole.operation.Operation;
import org.malcolmconsole.operation.OperationObject;
import org.malcolmconsole.operation.OperationRequest;
import org.malcolmconsole.operation.OperationObject.Result;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

class RetentionTests {

	private static final Instant NOW = Instant.now();

	private final DataSource database = TestConsole.database();

	private final JdbcClient sql = JdbcClient.create(this.database);

	private final TestConsole console = new TestConsole(this.database, new TestHandler("start").step("one",
			(progress) -> progress.result(new OperationObject("Secret", "malcolm", "a", Result.CREATED, null))));

	@Test
	void onlyTheNewestThousandStayWithTheirStepsAndObjects() {
		List<String> ids = java.util.stream.Stream.generate(() -> this.console.run("start").id()).limit(3).toList();
		this.sql.sql("""
				insert into operation (id, type, state, actor, options, fingerprint, created_at, waiting_for,
					cancel_requested)
				select x, 'start', 'failed', 'ada', '{}', 'f', current_timestamp, '[]', false from system_range(1, 998)
				""").update();
		sweep();
		assertThat(count("operation")).isEqualTo(1_000);
		assertThat(this.console.operations.find(ids.get(0))).isEmpty();
		assertThat(this.console.operations.find(ids.get(1))).isPresent();
		assertThat(count("operation_step")).isEqualTo(2);
		assertThat(count("operation_object")).isEqualTo(2);
	}

	@Test
	void whatIsOlderThanNinetyDaysGoesButNotWhatIsUnderWay() {
		Operation old = this.console.run("start");
		Operation running = this.console.start("start");
		age(old, Duration.ofDays(91));
		age(running, Duration.ofDays(400));
		sweep();
		assertThat(this.console.operations.recent(0, 10)).extracting(Operation::id).containsExactly(running.id());
	}

	@Test
	void aKeyIsKnownForSevenDays() {
		Operation first = start("key");
		this.console.worker.go(first);
		age(first, Duration.ofDays(6));
		sweep();
		assertThat(start("key").id()).isEqualTo(first.id());
		age(first, Duration.ofDays(8));
		sweep();
		assertThat(start("key").id()).isNotEqualTo(first.id());
		assertThat(this.console.operations.find(first.id())).isPresent();
	}

	private Operation start(String key) {
		return this.console.operations.start(new OperationRequest("start", Map.of(), null, null, key), "ada");
	}

	private void age(Operation operation, Duration age) {
		this.sql.sql("update operation set created_at = ? where id = ?")
			.params(NOW.minus(age).atOffset(ZoneOffset.UTC), operation.id())
			.update();
	}

	private void sweep() {
		new Retention(this.sql, Clock.fixed(NOW, ZoneOffset.UTC)).considerSweeping();
	}

	private int count(String table) {
		return this.sql.sql("select count(*) from " + table).query(Integer.class).single();
	}

}
