package org.malcolmconsole.release;

import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The bundled releases without an application around them.
 */
public final class TestRelease {

	public static final Releases BUNDLED = new BundledReleases(new PathMatchingResourcePatternResolver());

	private TestRelease() {
	}

}
