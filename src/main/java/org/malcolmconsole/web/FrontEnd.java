package org.malcolmconsole.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;

/**
 * Computes one hash over all that we serve from the front end's folder, so that a change
 * of any file changes the address of all: modules import each other by relative address.
 */
final class FrontEnd {

	private FrontEnd() {
	}

	static String hash(ResourcePatternResolver resources) {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			Resource[] files = resources.getResources("classpath:/static/**/*.*");
			Arrays.sort(files, Comparator.comparing(FrontEnd::address));
			for (Resource file : files) {
				update(digest, file);
			}
			return HexFormat.of().formatHex(digest.digest(), 0, 8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void update(MessageDigest digest, Resource file) throws IOException {
		if (file.isReadable()) {
			digest.update(String.valueOf(file.getFilename()).getBytes());
			try (InputStream content = file.getInputStream()) {
				digest.update(content.readAllBytes());
			}
		}
	}

	private static String address(Resource file) {
		try {
			return file.getURL().toString();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
