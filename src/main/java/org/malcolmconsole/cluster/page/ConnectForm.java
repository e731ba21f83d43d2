package org.malcolmconsole.cluster.page;

import java.io.IOException;
import java.io.UncheckedIOException;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.cluster.kubeconfig.Kubeconfig;

import org.springframework.web.multipart.MultipartFile;

/**
 * The form of the page: a kubeconfig as text or file, a context of it, a namespace.
 */
record ConnectForm(@Nullable String kubeconfig, @Nullable MultipartFile file, @Nullable String context,
		@Nullable String namespace) {

	/**
	 * The uploaded file when there is one, else the pasted text.
	 */
	String text() {
		MultipartFile upload = this.file;
		if (upload != null && !upload.isEmpty()) {
			try {
				return Kubeconfig.text(upload.getBytes());
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
		return (this.kubeconfig != null) ? this.kubeconfig : "";
	}

	/**
	 * Says nothing: the kubeconfig is secret.
	 */
	@Override
	public String toString() {
		return "ConnectForm";
	}

}
