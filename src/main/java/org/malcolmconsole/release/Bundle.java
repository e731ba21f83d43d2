package org.malcolmconsole.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.util.StringUtils;

/**
 * The files below {@code release/} on the class path.
 */
class Bundle {

	private static final String ROOT = "classpath:release/";

	private final ResourcePatternResolver resolver;

	Bundle(ResourcePatternResolver resolver) {
		this.resolver = resolver;
	}

	/**
	 * Files of a folder and all levels below it.
	 * @param folder like {@code config/23.07.1/}, with a slash at the end
	 * @return path below that folder to file, sorted
	 */
	Map<String, Resource> files(String folder, String pattern) {
		try {
			Map<String, Resource> files = new TreeMap<>();
			for (Resource resource : this.resolver.getResources(ROOT + folder + pattern)) {
				String path = StringUtils.uriDecode(resource.getURI().toString(), StandardCharsets.UTF_8);
				String name = path
					.substring(path.lastIndexOf("release/" + folder) + "release/".length() + folder.length());
				if (!name.isEmpty() && !name.endsWith("/") && resource.isReadable()) {
					files.put(name, resource);
				}
			}
			return files;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static byte[] content(Resource resource) {
		try {
			return resource.getContentAsByteArray();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
