package org.malcolmconsole.account;

import java.util.UUID;

import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Accounts and tokens of a console from before there were people keep working.
 */
class AccountMigrationTests {

	@Test
	void accountsAndTheirTokensAreKeptAndNamesThatOnlyCaseToldApartAreMade() {
		JdbcConnectionPool database = JdbcConnectionPool
			.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
		JdbcClient jdbc = JdbcClient.create(database);
		Flyway.configure().dataSource(database).target("5").load().migrate();
		account(jdbc, "Ada", "2026-01-01");
		account(jdbc, "ada", "2026-01-02");
		token(jdbc, "1", "Ada");
		token(jdbc, "2", "token backup");
		Flyway.configure().dataSource(database).load().migrate();
		assertThat(jdbc.sql("select name from account order by created_at").query(String.class).list())
			.containsExactly("Ada", "ada-2");
		assertThat(jdbc.sql("select name_key from account order by created_at").query(String.class).list())
			.containsExactly("ada", "ada-2");
		assertThat(jdbc.sql("select owner from api_token order by id").query(String.class).list())
			.containsExactly("Ada", null);
		jdbc.sql("shutdown").update();
		database.dispose();
	}

	private static void account(JdbcClient jdbc, String name, String created) {
		jdbc.sql("insert into account (name, password_hash, role, created_at) values (?, '{x}y', 'ADMINISTRATOR', ?)")
			.params(name, created + " 00:00:00+00")
			.update();
	}

	private static void token(JdbcClient jdbc, String id, String createdBy) {
		jdbc.sql("""
				insert into api_token (id, name, role, hash, created_by, created_at)
				values (?, 'x', 'VIEWER', ?, ?, current_timestamp)""").params(id, id, createdBy).update();
	}

}
