package org.malcolmconsole.deployment.board;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.malcolmconsole.operation.OperationEffect;
import org.malcolmconsole.release.Release;

/**
 * What the console itself did and does about Malcolm, as its own records say.
 */
interface Undertaking {

	Release release();

	/**
	 * Names of the Deployments that we applied.
	 */
	Set<String> expected();

	/**
	 * Names of the claims that Malcolm's data needs.
	 */
	Set<String> claims();

	/**
	 * The volumes behind our claims, by name, as they were last seen.
	 */
	Map<String, ClaimVolumes.Volume> volumes();

	/**
	 * What the operation under way does to Malcolm.
	 */
	Optional<OperationEffect> underWay();

}
