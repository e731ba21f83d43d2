package org.malcolmconsole.workspace;

/**
 * Keeps files in step with others: a feature fills it in with a bean, and every change is
 * completed by it before it is written, in the same revision.
 */
@FunctionalInterface
public interface ChangeRule {

	/**
	 * The change, with what has to follow from it.
	 * @param before all files without the change
	 */
	Change complete(Change change, Contents before);

}
