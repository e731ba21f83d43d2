package org.malcolmconsole.settings.page;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpSession;

import org.malcolmconsole.settings.catalog.Catalog;
import org.malcolmconsole.settings.catalog.Setting;
import org.malcolmconsole.settings.draft.Draft;
import org.malcolmconsole.settings.draft.DraftEntry;
import org.malcolmconsole.settings.draft.Drafts;
import org.malcolmconsole.workspace.RemoteLogin;

import org.springframework.stereotype.Component;

/**
 * Where somebody's unsaved changes lie: kept for the account, secrets only in the
 * session.
 */
@Component
class Desk {

	private static final String SECRETS = "settings-draft-secrets";

	private final Drafts drafts;

	Desk(Drafts drafts) {
		this.drafts = drafts;
	}

	Draft draft(String account, HttpSession session) {
		var entries = new LinkedHashMap<>(this.drafts.of(account).entries());
		entries.putAll(secrets(session));
		return new Draft(entries);
	}

	void keep(String account, HttpSession session, Catalog catalog, Draft before, Draft after) {
		session.setAttribute(SECRETS, split(after, catalog, true).entries());
		this.drafts.keep(account, split(before, catalog, false), split(after, catalog, false));
	}

	void discard(String account, HttpSession session) {
		session.removeAttribute(SECRETS);
		this.drafts.discard(account);
	}

	private static Draft split(Draft draft, Catalog catalog, boolean secret) {
		return new Draft(draft.entries()
			.entrySet()
			.stream()
			.filter((entry) -> secret == secret(entry, catalog))
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new)));
	}

	private static boolean secret(Map.Entry<String, DraftEntry> entry, Catalog catalog) {
		var text = entry.getValue().text();
		return catalog.find(entry.getKey()).filter(Setting::secret).isPresent()
				|| (text != null && RemoteLogin.in(text));
	}

	@SuppressWarnings("unchecked")
	private static Map<String, DraftEntry> secrets(HttpSession session) {
		var kept = (Map<String, DraftEntry>) session.getAttribute(SECRETS);
		return (kept != null) ? kept : Collections.emptyMap();
	}

}
