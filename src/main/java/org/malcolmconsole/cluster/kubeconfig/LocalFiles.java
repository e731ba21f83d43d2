package org.malcolmconsole.cluster.kubeconfig;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * The files that a kubeconfig refers to: followed when whoever runs the console named the
 * kubeconfig, never when somebody uploaded or pasted it.
 *
 * @param kubeconfig the file of the kubeconfig, {@code null} for a text from elsewhere
 */
record LocalFiles(@Nullable Path kubeconfig) {

	private static final int MAX_BYTES = 256 * 1024;

	/** For a text from elsewhere. */
	static LocalFiles none() {
		return new LocalFiles(null);
	}

	/**
	 * The content of the file that an entry names.
	 * @throws KubeconfigException when it may not be followed, or can't be read
	 */
	String text(YamlEntry entry) {
		Path file = path(entry);
		try {
			if (!Files.isRegularFile(file) || Files.size(file) > MAX_BYTES) {
				throw entry.refuse("the file %s does not exist, or is none of PEM text.".formatted(file));
			}
			return Files.readString(file, StandardCharsets.ISO_8859_1);
		}
		catch (IOException ex) {
			throw entry.refuse("the file %s can't be read by the console.".formatted(file));
		}
	}

	/**
	 * The file that an entry names, readable.
	 */
	Path path(YamlEntry entry) {
		if (this.kubeconfig == null) {
			throw entry.refuse("it names a file of another machine. Put the content itself in, e.g. with"
					+ " `kubectl config view --raw --flatten`.");
		}
		try {
			Path file = this.kubeconfig.resolveSibling(entry.text());
			if (!Files.isReadable(file)) {
				throw entry.refuse("the file %s can't be read by the console.".formatted(file));
			}
			return file;
		}
		catch (InvalidPathException ex) {
			throw entry.refuse("this is no path of a file.");
		}
	}

}
