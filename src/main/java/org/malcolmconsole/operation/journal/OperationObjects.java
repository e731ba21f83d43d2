package org.malcolmconsole.operation.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

import org.malcolmconsole.operation.OperationObject;
import org.malcolmconsole.operation.OperationObject.Result;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The table of what operations did to objects.
 */
@Repository
class OperationObjects {

	private static final int MOST = 2_000;

	private static final String OBJECT = """
			where operation_id = :operation and kind = :kind and object_namespace = :namespace and name = :name""";

	private final JdbcClient database;

	private final TransactionOperations transaction;

	OperationObjects(JdbcClient database, TransactionOperations transaction) {
		this.database = database;
		this.transaction = transaction;
	}

	/**
	 * Notes a result; that something was done stays, also when a second look finds
	 * nothing to do. Of very many objects only the first 2,000 are kept.
	 */
	void save(String operation, OperationObject object) {
		this.transaction.executeWithoutResult((status) -> {
			Result before = before(operation, object).orElse(null);
			if (before == null) {
				insert(operation, object);
			}
			else if (!before.did() || object.result() != Result.UNCHANGED) {
				with("update operation_object set result = :result, detail = :detail " + OBJECT, operation, object)
					.param("result", object.result().word())
					.param("detail", object.detail())
					.update();
			}
		});
	}

	private Optional<Result> before(String operation, OperationObject object) {
		return with("select result from operation_object " + OBJECT, operation, object)
			.query((row, number) -> Result.of(row.getString("result")))
			.optional();
	}

	private void insert(String operation, OperationObject object) {
		int ordinal = this.database
			.sql("select coalesce(max(ordinal), 0) + 1 from operation_object where operation_id = ?")
			.param(operation)
			.query(Integer.class)
			.single();
		if (ordinal <= MOST) {
			with("""
					insert into operation_object (operation_id, kind, object_namespace, name, ordinal, result, detail)
					values (:operation, :kind, :namespace, :name, :ordinal, :result, :detail)
					""", operation, object).param("ordinal", ordinal)
				.param("result", object.result().word())
				.param("detail", object.detail())
				.update();
		}
	}

	private JdbcClient.StatementSpec with(String sql, String operation, OperationObject object) {
		return this.database.sql(sql)
			.param("operation", operation)
			.param("kind", object.kind())
			.param("namespace", (object.namespace() != null) ? object.namespace() : "")
			.param("name", object.name());
	}

	/**
	 * The objects of an operation in the order in which they were first seen.
	 */
	List<OperationObject> of(String operation) {
		return this.database.sql("select * from operation_object where operation_id = ? order by ordinal")
			.param(operation)
			.query(OperationObjects::object)
			.list();
	}

	private static OperationObject object(ResultSet row, int number) throws SQLException {
		String namespace = row.getString("object_namespace");
		return new OperationObject(row.getString("kind"), namespace.isEmpty() ? null : namespace, row.getString("name"),
				Result.of(row.getString("result")), row.getString("detail"));
	}

}
