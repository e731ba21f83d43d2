package org.malcolmconsole.deployment.inventory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.dao.DuplicateKeyException;

import org.malcolmconsole.cluster.Cluster;
import org.malcolmconsole.cluster.Connection;
import org.malcolmconsole.cluster.ObjectRef;

/**
 * What the console applied to which cluster, with the ids that the cluster gave it.
 */
@Component
public class Inventory {

	private static final String OBJECT = """
			where cluster = :cluster and installation = :installation and api_version = :apiVersion
			and kind = :kind and object_namespace = :namespace and name = :name
			""";

	private final JdbcClient database;

	private final Clock clock;

	private final Places places;

	/** Every status asks for it, and only we write it. */
	private final Map<Installation, List<Entry>> remembered = new ConcurrentHashMap<>();

	private volatile @Nullable Installation last;

	Inventory(JdbcClient database, Clock clock, Places places) {
		this.database = database;
		this.clock = clock;
		this.places = places;
	}

	/**
	 * The installation that the console is connected to.
	 */
	public Installation installation(Cluster cluster) {
		Connection connection = cluster.connection();
		var installation = new Installation(this.places.cluster(connection), connection.namespace());
		if (!installation.equals(this.last)) {
			// rows of two keys may have become those of one
			this.remembered.clear();
			this.last = installation;
		}
		return installation;
	}

	/**
	 * What is known of the objects of the connected installation.
	 */
	public Map<ObjectRef, Entry> entries(Cluster cluster) {
		Map<ObjectRef, Entry> entries = new LinkedHashMap<>();
		of(installation(cluster)).forEach((entry) -> entries.put(entry.ref(), entry));
		return entries;
	}

	public List<Entry> of(Installation installation) {
		return this.remembered.computeIfAbsent(installation, this::load);
	}

	private List<Entry> load(Installation installation) {
		return List.copyOf(this.database
			.sql("select * from inventory where cluster = :cluster and installation = :installation "
					+ "order by kind, object_namespace, name")
			.param("cluster", installation.cluster())
			.param("installation", installation.namespace())
			.query(Inventory::entry)
			.list());
	}

	public Optional<Entry> find(Installation installation, ObjectRef ref) {
		return with(this.database.sql("select * from inventory " + OBJECT), installation, ref).query(Inventory::entry)
			.optional();
	}

	/**
	 * Notes that an object is about to be applied; what is known of it stays.
	 */
	public void intend(Installation installation, ObjectRef ref, boolean joined) {
		if (find(installation, ref).isEmpty()) {
			try {
				insert(installation, ref, joined);
			}
			catch (DuplicateKeyException ex) {
				// somebody else is about to apply it too, which says the same
			}
			this.remembered.remove(installation);
		}
	}

	private void insert(Installation installation, ObjectRef ref, boolean joined) {
		with(this.database.sql("""
				insert into inventory (cluster, installation, api_version, kind, object_namespace, name, joined,
				applied_at) values (:cluster, :installation, :apiVersion, :kind, :namespace, :name, :joined, :at)
				"""), installation, ref).param("joined", joined)
			.param("at", this.clock.instant().atOffset(ZoneOffset.UTC))
			.update();
	}

	/**
	 * Notes the id of an object that was applied.
	 */
	public void applied(Installation installation, ObjectRef ref, @Nullable String uid) {
		with(this.database
			.sql("update inventory set uid = :uid, applied_at = :at " + OBJECT + " and (uid is null or uid <> :uid)"),
				installation, ref)
			.param("uid", uid)
			.param("at", this.clock.instant().atOffset(ZoneOffset.UTC))
			.update();
		this.remembered.remove(installation);
	}

	public void forget(Installation installation, ObjectRef ref) {
		with(this.database.sql("delete from inventory " + OBJECT), installation, ref).update();
		this.remembered.remove(installation);
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
	public record Entry(ObjectRef ref, @Nullable String uid, boolean joined) {
	}

}
