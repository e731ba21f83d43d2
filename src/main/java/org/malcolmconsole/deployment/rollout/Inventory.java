package org.malcolmconsole.deployment.rollout;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import org.malcolmconsole.cluster.ObjectRef;

/**
 * What the console applied to which cluster, with the ids that the cluster gave it.
 */
@Component
class Inventory {

	private static final String OBJECT = """
			where cluster = :cluster and installation = :installation and api_version = :apiVersion
			and kind = :kind and object_namespace = :namespace and name = :name
			""";

	private final JdbcClient database;

	private final Clock clock;

	Inventory(JdbcClient database, Clock clock) {
		this.database = database;
		this.clock = clock;
	}

	List<Entry> of(Installation installation) {
		return this.database
			.sql("select * from inventory where cluster = :cluster and installation = :installation "
					+ "order by kind, object_namespace, name")
			.param("cluster", installation.cluster())
			.param("installation", installation.namespace())
			.query(Inventory::entry)
			.list();
	}

	Optional<Entry> find(Installation installation, ObjectRef ref) {
		return with(this.database.sql("select * from inventory " + OBJECT), installation, ref).query(Inventory::entry)
			.optional();
	}

	/**
	 * Notes that an object is about to be applied; what is known of it stays.
	 */
	@Transactional
	void intend(Installation installation, ObjectRef ref, boolean joined) {
		if (find(installation, ref).isEmpty()) {
			with(this.database.sql("""
					insert into inventory (cluster, installation, api_version, kind, object_namespace, name, joined,
					applied_at) values (:cluster, :installation, :apiVersion, :kind, :namespace, :name, :joined, :at)
					"""), installation, ref).param("joined", joined)
				.param("at", this.clock.instant().atOffset(ZoneOffset.UTC))
				.update();
		}
	}

	/**
	 * Notes the id of an object that was applied.
	 */
	void applied(Installation installation, ObjectRef ref, @Nullable String uid) {
		with(this.database
			.sql("update inventory set uid = :uid, applied_at = :at " + OBJECT + " and (uid is null or uid <> :uid)"),
				installation, ref)
			.param("uid", uid)
			.param("at", this.clock.instant().atOffset(ZoneOffset.UTC))
			.update();
	}

	void forget(Installation installation, ObjectRef ref) {
		with(this.database.sql("delete from inventory " + OBJECT), installation, ref).update();
	}

	private static JdbcClient.StatementSpec with(JdbcClient.StatementSpec statement, Installation installation,
			ObjectRef ref) {
		return statement.param("cluster", installation.cluster())
			.param("installation", installation.namespace())
			.param("apiVersion", ref.apiVersion())
			.param("kind", ref.kind())
			.param("namespace", (ref.namespace() != null) ? ref.namespace() : "")
			.param("name", ref.name());
	}

	private static Entry entry(ResultSet row, int number) throws SQLException {
		String namespace = row.getString("object_namespace");
		var ref = new ObjectRef(row.getString("api_version"), row.getString("kind"),
				namespace.isEmpty() ? null : namespace, row.getString("name"));
		return new Entry(ref, row.getString("uid"), row.getBoolean("joined"));
	}

	/**
	 * An object that we applied.
	 *
	 * @param uid null when it was about to be applied and nobody knows whether it was
	 * @param joined whether it belongs to somebody else and we only own some of its
	 * fields
	 */
	record Entry(ObjectRef ref, @Nullable String uid, boolean joined) {
	}

}
