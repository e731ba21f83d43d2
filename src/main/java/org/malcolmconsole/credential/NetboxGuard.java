package org.malcolmconsole.credential;

import org.malcolmconsole.cluster.Cluster;
import org.malcolmconsole.cluster.ClusterSnapshot;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/**
 * Keeps NetBox from being locked out of a database that knows the former password.
 */
@Component
class NetboxGuard {

	private static final String CLAIM = "config-claim";

	private final Cluster cluster;

	NetboxGuard(Cluster cluster) {
		this.cluster = cluster;
	}

	/**
	 * Whether a database may be there, kept by the claim in the cluster; also when we may
	 * not see claims.
	 */
	boolean databaseMayExist() {
		ClusterSnapshot snapshot = this.cluster.snapshot();
		return snapshot.missing().contains("persistentvolumeclaims")
				|| snapshot.claims().stream().anyMatch((claim) -> claim.metadata().name().equals(CLAIM));
	}

	static ErrorResponseException refusal() {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT,
				"NetBox already has passwords, or its database is in the cluster. A database keeps the password it was made"
						+ " with: after a change NetBox cannot open it until the password is changed in the database too."
						+ " Nothing was changed. To go on all the same, confirm with confirmExistingDatabase.");
		problem.setTitle("NetBox may lose its database");
		return new ErrorResponseException(HttpStatus.CONFLICT, problem, null);
	}

}
