package org.malcolmconsole.operation.journal;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.sql.DataSource;

import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.malcolmconsole.operation.Operation;
import org.malcolmconsole.operation.OperationChanged;
import org.malcolmconsole.operation.OperationHandler;
import org.malcolmconsole.operation.OperationRequest;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One life of the console's operations on a database that may have seen earlier lives.
 */
final class TestConsole {

	final Signal signal = new Signal();

	final List<Operation> told = new CopyOnWriteArrayList<>();

	final OperationStore store;

	final Journal journal;

	final DurableOperations operations;

	final OperationWorker worker;

	TestConsole(DataSource database, OperationHandler... handlers) {
		Map<String, Object> beans = new HashMap<>();
		for (OperationHandler handler : handlers) {
			beans.put(handler.type(), handler);
		}
		var found = new OperationHandlers(new StaticListableBeanFactory(beans).getBeanProvider(OperationHandler.class));
		var transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
		this.store = new OperationStore(JdbcClient.create(database), transaction, new JsonMapper());
		this.journal = new Journal(this.store, new OperationObjects(JdbcClient.create(database), transaction),
				(event) -> this.told.add(((OperationChanged) event).operation()));
		this.operations = new DurableOperations(this.store, this.journal, this.signal, Clock.systemUTC(), found,
				new OperationRights(new StaticListableBeanFactory().getBeanProvider(RoleHierarchy.class)));
		this.worker = new OperationWorker(this.store, this.journal, this.signal, Clock.systemUTC(), found,
				new Retention(JdbcClient.create(database), Clock.systemUTC()));
	}

	static DataSource database() {
		JdbcDataSource database = new JdbcDataSource();
		database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
		Flyway.configure().dataSource(database).load().migrate();
		return database;
	}

	Operation start(String type) {
		return this.operations.start(OperationRequest.of(type, Map.of(), null), "ada");
	}

	Operation run(String type) {
		Operation operation = start(type);
		this.worker.go(operation);
		return now(operation);
	}

	Operation now(Operation operation) {
		return this.operations.find(operation.id()).orElseThrow();
	}

}
