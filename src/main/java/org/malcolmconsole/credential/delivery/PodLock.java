package org.malcolmconsole.credential.delivery;

/**
 * Lets one writer at a time change something in a pod, as lines of a shell script: a
 * folder that only one can make, and that is taken for left behind after a minute. Images
 * need not have {@code flock}.
 */
public final class PodLock {

	private static final String TAKE = """
			held=
			lock="%s"
			age() { echo $(($(date +%%s) - $(stat -c %%Y "$lock" 2> /dev/null || date +%%s))); }
			release() { [ -z "$held" ] || rmdir "$lock"; held=; }
			tries=0
			until mkdir "$lock" 2> /dev/null; do
			  tries=$((tries + 1))
			  [ "$tries" -lt 150 ] || { echo busy; exit 0; }
			  # only one may take a lock away that somebody left behind, after another look at its age
			  if [ "$(age)" -gt 60 ] && mkdir "$lock.left" 2> /dev/null; then
			    [ "$(age)" -le 60 ] || rmdir "$lock" 2> /dev/null || true
			    rmdir "$lock.left"
			  fi
			  sleep 0.2 2> /dev/null || sleep 1
			done
			held=yes
			""";

	private PodLock() {
	}

	/**
	 * Lines that wait for the lock, print "busy" and end when it can't be had in half a
	 * minute; {@code release} gives it back.
	 * @param path the folder, as the shell writes it
	 */
	public static String take(String path) {
		return TAKE.formatted(path);
	}

}
