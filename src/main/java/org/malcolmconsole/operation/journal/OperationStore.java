package org.malcolmconsole.operation.journal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.malcolmconsole.operation.Operation;
import org.malcolmconsole.operation.OperationRequest;
import org.malcolmconsole.operation.OperationState;
import org.malcolmconsole.operation.OperationStep;
import org.malcolmconsole.operation.OperationTarget;
import org.malcolmconsole.operation.StepState;
import org.malcolmconsole.operation.Waiting;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The tables of operations and their steps.
 */
@Repository
class OperationStore {

	private static final TypeReference<Map<String, Object>> OPTIONS = new TypeReference<>() {
	};

	private static final TypeReference<List<Waiting>> WAITING = new TypeReference<>() {
	};

	private final JdbcClient database;

	private final TransactionOperations transaction;

	private final JsonMapper json;

	OperationStore(JdbcClient database, TransactionOperations transaction, JsonMapper json) {
		this.database = database;
		this.transaction = transaction;
		this.json = json;
	}

	/**
	 * Adds an operation that becomes the one under way.
	 * @throws org.springframework.dao.DuplicateKeyException when another one is, or when
	 * the actor used the key before
	 */
	void insert(Operation operation, @Nullable String idempotencyKey, String fingerprint) {
		this.transaction.executeWithoutResult((status) -> {
			this.database.sql("""
					insert into operation (id, type, state, slot, actor, reason, options, idempotency_key, fingerprint,
						created_at, waiting_for, cancel_requested, cluster, server, namespace, revision, desired_state)
					values (:id, :type, :state, 1, :actor, :reason, :options, :key, :fingerprint, :created, '[]', false,
						:cluster, :server, :namespace, :revision, :desired)
					""")
				.param("id", operation.id())
				.param("type", operation.type())
				.param("state", operation.state().word())
				.param("actor", operation.actor())
				.param("reason", operation.reason())
				.param("options", this.json.writeValueAsString(operation.options()))
				.param("key", idempotencyKey)
				.param("fingerprint", fingerprint)
				.param("created", at(operation.createdAt()))
				.params(target(operation.target()))
				.update();
			insertSteps(operation);
		});
	}

	private static Map<String, @Nullable Object> target(@Nullable OperationTarget target) {
		Map<String, @Nullable Object> columns = new HashMap<>();
		columns.put("cluster", (target != null) ? target.cluster() : null);
		columns.put("server", (target != null) ? target.server() : null);
		columns.put("namespace", (target != null) ? target.namespace() : null);
		columns.put("revision", (target != null) ? target.revision() : null);
		columns.put("desired", (target != null) ? target.hash() : null);
		return columns;
	}

	private static @Nullable OperationTarget target(ResultSet row) throws SQLException {
		String server = row.getString("server");
		return (server != null) ? new OperationTarget(row.getString("cluster"), server, row.getString("namespace"),
				row.getLong("revision"), row.getString("desired_state")) : null;
	}

	private void insertSteps(Operation operation) {
		int ordinal = 0;
		for (OperationStep step : operation.steps()) {
			this.database.sql("""
					insert into operation_step (operation_id, ordinal, id, title, state, done, total)
					values (?, ?, ?, ?, ?, ?, ?)
					""")
				.params(operation.id(), ordinal++, step.id(), step.title(), step.state().word(), step.done(),
						step.total())
				.update();
		}
	}

	/**
	 * Writes the operation's row and those of its steps that differ from before, at once.
	 */
	void save(Operation before, Operation after) {
		this.transaction.executeWithoutResult((status) -> {
			saveRow(after);
			for (int ordinal = 0; ordinal < after.steps().size(); ordinal++) {
				if (!after.steps().get(ordinal).equals(before.steps().get(ordinal))) {
					saveStep(after.id(), ordinal, after.steps().get(ordinal));
				}
			}
		});
	}

	private void saveRow(Operation operation) {
		this.database.sql("""
				update operation set state = :state, slot = :slot, started_at = :started, finished_at = :finished,
					waiting_for = :waiting, error = :error where id = :id
				""")
			.param("state", operation.state().word())
			.param("slot", operation.ended() ? null : 1)
			.param("started", at(operation.startedAt()))
			.param("finished", at(operation.finishedAt()))
			.param("waiting", this.json.writeValueAsString(operation.waitingFor()))
			.param("error", operation.error())
			.param("id", operation.id())
			.update();
	}

	private void saveStep(String operation, int ordinal, OperationStep step) {
		this.database
			.sql("""
					update operation_step set state = :state, done = :done, total = :total, detail = :detail,
						started_at = :started, finished_at = :finished where operation_id = :operation and ordinal = :ordinal
					""")
			.param("state", step.state().word())
			.param("done", step.done())
			.param("total", step.total())
			.param("detail", step.detail())
			.param("started", at(step.startedAt()))
			.param("finished", at(step.finishedAt()))
			.param("operation", operation)
			.param("ordinal", ordinal)
			.update();
	}

	/**
	 * Writes that an operation ended, and nothing that it could be refused for.
	 */
	void end(Operation operation) {
		this.database
			.sql("update operation set state = :state, slot = null, finished_at = :finished, waiting_for = '[]', "
					+ "error = :error where id = :id")
			.param("state", operation.state().word())
			.param("finished", at(operation.finishedAt()))
			.param("error", operation.error())
			.param("id", operation.id())
			.update();
	}

	void requestCancel(String id, String actor) {
		this.database.sql("update operation set cancel_requested = true, cancelled_by = ? where id = ?")
			.params(actor, id)
			.update();
	}

	/**
	 * A digest that is equal for equal requests, the key aside.
	 */
	String fingerprint(OperationRequest request) {
		var content = Arrays.asList(request.type(), request.options(), request.reason(), request.confirm());
		byte[] text = this.json.writer(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).writeValueAsBytes(content);
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	boolean cancelRequested(String id) {
		return this.database.sql("select cancel_requested from operation where id = ?")
			.param(id)
			.query(Boolean.class)
			.single();
	}

	Optional<Operation> find(String id) {
		return this.database.sql("select * from operation where id = ?").param(id).query(this::operation).optional();
	}

	Optional<Operation> active() {
		return this.database.sql("select * from operation where slot = 1").query(this::operation).optional();
	}

	List<Operation> recent(int offset, int limit) {
		return this.database.sql("select * from operation order by number desc limit ? offset ?")
			.params(limit, offset)
			.query(this::operation)
			.list();
	}

	/**
	 * The operation that the actor started with the key, and what was asked for then.
	 */
	Optional<Keyed> findByKey(String actor, String key) {
		return this.database.sql("select * from operation where actor = ? and idempotency_key = ?")
			.params(actor, key)
			.query((row, number) -> new Keyed(operation(row, number), row.getString("fingerprint")))
			.optional();
	}

	private Operation operation(ResultSet row, int number) throws SQLException {
		String id = row.getString("id");
		return new Operation(id, row.getString("type"), OperationState.of(row.getString("state")),
				row.getString("actor"), row.getString("reason"), this.json.readValue(row.getString("options"), OPTIONS),
				target(row), at(row.getObject("created_at", OffsetDateTime.class)).orElseThrow(),
				at(row.getObject("started_at", OffsetDateTime.class)).orElse(null),
				at(row.getObject("finished_at", OffsetDateTime.class)).orElse(null), steps(id),
				this.json.readValue(row.getString("waiting_for"), WAITING), row.getString("error"),
				row.getBoolean("cancel_requested"));
	}

	private List<OperationStep> steps(String operation) {
		return this.database.sql("select * from operation_step where operation_id = ? order by ordinal")
			.param(operation)
			.query((row, number) -> new OperationStep(row.getString("id"), row.getString("title"),
					StepState.of(row.getString("state")), row.getInt("done"), row.getInt("total"),
					row.getString("detail"), at(row.getObject("started_at", OffsetDateTime.class)).orElse(null),
					at(row.getObject("finished_at", OffsetDateTime.class)).orElse(null)))
			.list();
	}

	private static @Nullable OffsetDateTime at(@Nullable Instant time) {
		return (time != null) ? time.atOffset(ZoneOffset.UTC) : null;
	}

	private static Optional<Instant> at(@Nullable OffsetDateTime time) {
		return Optional.ofNullable(time).map(OffsetDateTime::toInstant);
	}

	/**
	 * An operation with the digest of the request that made it.
	 */
	record Keyed(Operation operation, String fingerprint) {

	}

}
