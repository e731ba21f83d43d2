package org.malcolmconsole.cluster;

/**
 * Says whether another cluster or namespace may be connected now; features fill it.
 */
public interface ConnectionRule {

	/**
	 * Refuses a place that must not be connected now.
	 * @throws org.springframework.web.ErrorResponseException usually with status 409 and,
	 * as property {@code operation}, what is under way
	 */
	void check(ClusterPlace place);

}
