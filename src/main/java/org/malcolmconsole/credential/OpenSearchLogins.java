package org.malcolmconsole.credential;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.credential.CredentialItem.State;
import org.malcolmconsole.workspace.Change;
import org.malcolmconsole.workspace.Contents;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The files with logins for OpenSearch elsewhere; empty ones mean Malcolm's own.
 */
@Component
@Order(4)
class OpenSearchLogins implements CredentialPart {

	static final List<String> FILES = List.of(".opensearch.primary.curlrc", ".opensearch.secondary.curlrc");

	@Override
	public CredentialItem look(Contents contents) {
		boolean all = FILES.stream().allMatch((path) -> contents.file(path).isPresent());
		if (!all) {
			return item(State.MISSING,
					"The files are not there yet. Empty ones are needed for Malcolm's own OpenSearch.");
		}
		boolean used = FILES.stream()
			.anyMatch((path) -> contents.file(path).filter((file) -> file.length > 0).isPresent());
		return item(State.READY,
				used ? "A login for another OpenSearch is kept." : "Malcolm's own OpenSearch: no login needed.");
	}

	@Override
	public Change createMissing(Change change, Contents contents, @Nullable AdministratorAccount administrator) {
		return FILES.stream()
			.filter((path) -> contents.file(path).isEmpty())
			.reduce(change, (changed, path) -> changed.putSecret(path, new byte[0]), (first, second) -> second);
	}

	private static CredentialItem item(State state, String detail) {
		return new CredentialItem("remote-opensearch", "OpenSearch logins", state, detail);
	}

}
