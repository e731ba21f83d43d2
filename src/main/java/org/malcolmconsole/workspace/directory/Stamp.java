package org.malcolmconsole.workspace.directory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * What the file system says of a file or folder without opening it; another stamp means
 * that it may have changed.
 *
 * @param kind file, folder or something else
 * @param size in bytes
 * @param marks times of the last changes, device and inode
 */
record Stamp(Kind kind, long size, String marks) {

	private static final String WANTED = "unix:isRegularFile,isDirectory,size,lastModifiedTime,ctime,dev,ino";

	/** The stamp of what is at a place, behind links; null when nothing is. */
	static @Nullable Stamp of(Path place) throws IOException {
		try {
			return of(Files.readAttributes(place, WANTED));
		}
		catch (NoSuchFileException ex) {
			return null;
		}
	}

	private static Stamp of(Map<String, Object> attributes) {
		var kind = Boolean.TRUE.equals(attributes.get("isRegularFile")) ? Kind.FILE
				: Boolean.TRUE.equals(attributes.get("isDirectory")) ? Kind.FOLDER : Kind.OTHER;
		var marks = "%s %s %s %s".formatted(attributes.get("lastModifiedTime"), attributes.get("ctime"),
				attributes.get("dev"), attributes.get("ino"));
		return new Stamp(kind, (Long) Objects.requireNonNull(attributes.get("size")), marks);
	}

	enum Kind {

		FILE, FOLDER, OTHER

	}

}
