package org.malcolmconsole.forwarder;

import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * Secrets as files that nobody on the way keeps.
 */
final class Files {

	private Files() {
	}

	static ResponseEntity<byte[]> zip(Handout handout) {
		return file("application/zip", "malcolm-forwarder-" + handout.name() + ".zip", handout.zip());
	}

	static ResponseEntity<byte[]> pkcs12(Handout handout, String password) {
		return file("application/x-pkcs12", handout.name() + ".p12", handout.pkcs12(password.toCharArray()));
	}

	static ResponseEntity<byte[]> file(String type, String name, byte[] content) {
		return ResponseEntity.ok()
			.contentType(MediaType.parseMediaType(type))
			.cacheControl(CacheControl.noStore())
			.header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name).build().toString())
			.body(content);
	}

}
