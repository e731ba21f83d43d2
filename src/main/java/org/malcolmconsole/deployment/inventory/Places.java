package org.malcolmconsole.deployment.inventory;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import org.malcolmconsole.cluster.Connection;

/**
 * Gives a cluster one key in the inventory, whether or not we may read what tells
 * clusters apart.
 */
@Component
class Places {

	private static final String UNKNOWN = "place:";

	private final JdbcClient database;

	private final Clock clock;

	private volatile @Nullable Known last;

	Places(JdbcClient database, Clock clock) {
		this.database = database;
		this.clock = clock;
	}

	/**
	 * The key of the cluster behind a connection: its uid, else the uid that was seen
	 * last at its place, else the place.
	 */
	@Transactional
	String cluster(Connection connection) {
		String place = connection.endpoint();
		String uid = connection.uid();
		if (place == null) {
			return (uid != null) ? uid : "";
		}
		Known known = this.last;
		if (known == null || !known.of(place, uid)) {
			known = new Known(place, uid, (uid != null) ? learn(place, uid) : recall(place));
			this.last = known;
		}
		return known.cluster();
	}

	private String recall(String place) {
		return seen(place).orElse(UNKNOWN + place);
	}

	private String learn(String place, String uid) {
		if (seen(place).isEmpty()) {
			join(UNKNOWN + place, uid);
		}
		this.database.sql("merge into cluster_place (place, cluster, seen_at) key (place) values (:place, :uid, :at)")
			.param("place", place)
			.param("uid", uid)
			.param("at", this.clock.instant().atOffset(ZoneOffset.UTC))
			.update();
		return uid;
	}

	private Optional<String> seen(String place) {
		return this.database.sql("select cluster from cluster_place where place = :place")
			.param("place", place)
			.query(String.class)
			.optional();
	}

	/** The newer note of an object wins. */
	private void join(String from, String to) {
		String twice = """
				delete from inventory where cluster = :%s and exists (select 1 from inventory other
				where other.cluster = :%s and other.installation = inventory.installation
				and other.api_version = inventory.api_version and other.kind = inventory.kind
				and other.object_namespace = inventory.object_namespace and other.name = inventory.name
				%s)
				""";
		for (String statement : new String[] {
				twice.formatted("to", "from", "and other.applied_at >= inventory.applied_at"),
				twice.formatted("from", "to", ""), "update inventory set cluster = :to where cluster = :from" }) {
			this.database.sql(statement).param("from", from).param("to", to).update();
		}
	}

	/**
	 * The last answer, which holds as long as the same is known of the connection.
	 */
	private record Known(String place, @Nullable String uid, String cluster) {

		boolean of(String place, @Nullable String uid) {
			return this.place.equals(place) && java.util.Objects.equals(this.uid, uid);
		}

	}

}
