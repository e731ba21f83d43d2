package org.malcolmconsole.logs.follow;

/**
 * A container of a pod.
 *
 * @param uid the pod's, because another pod may get its name
 */
record Source(String pod, String uid, String container, String service) {

	String position() {
		return this.pod + "/" + this.container;
	}

}
