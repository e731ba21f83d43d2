package org.malcolmconsole.settings.draft;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Objects;

import org.malcolmconsole.account.AccountRemoved;

import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps the drafts of all accounts; secrets must not get here.
 */
@Component
public class Drafts {

	private static final int LONGEST = 16_384;

	private final JdbcClient jdbc;

	Drafts(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** What an account did not save yet. */
	public Draft of(String account) {
		var entries = new LinkedHashMap<String, DraftEntry>();
		this.jdbc.sql("""
				select field, draft_text, base_text, base_revision, changed_at from settings_draft
				where account = ? order by changed_at, field""").param(account).query((row) -> {
			var at = row.getObject("changed_at", OffsetDateTime.class).toInstant();
			entries.put(row.getString("field"), new DraftEntry(row.getString("draft_text"), row.getString("base_text"),
					row.getLong("base_revision"), at));
		});
		return new Draft(entries);
	}

	/**
	 * Keeps what differs between two drafts, so that two windows don't undo each other.
	 */
	public synchronized void keep(String account, Draft before, Draft after) {
		before.entries().keySet().stream().filter((field) -> !after.has(field)).forEach((field) -> {
			this.jdbc.sql("delete from settings_draft where account = ? and field = ?").params(account, field).update();
		});
		after.entries().forEach((field, entry) -> {
			if (!Objects.equals(entry, before.entries().get(field)) && fits(entry)) {
				write(account, field, entry);
			}
		});
	}

	/** Forgets a draft. */
	public void discard(String account) {
		this.jdbc.sql("delete from settings_draft where account = ?").param(account).update();
	}

	/** Somebody else may get the name. */
	@EventListener
	void forget(AccountRemoved removed) {
		discard(removed.account());
	}

	private void write(String account, String field, DraftEntry entry) {
		boolean there = run("""
				update settings_draft set draft_text = :text, base_text = :base, base_revision = :revision,
					changed_at = :at
				where account = :account and field = :field""", account, field, entry) > 0;
		if (!there) {
			run("""
					insert into settings_draft (account, field, draft_text, base_text, base_revision, changed_at)
					values (:account, :field, :text, :base, :revision, :at)""", account, field, entry);
		}
	}

	private int run(String sql, String account, String field, DraftEntry entry) {
		return this.jdbc.sql(sql)
			.param("account", account)
			.param("field", field)
			.param("text", entry.text())
			.param("base", entry.base())
			.param("revision", entry.revision())
			.param("at", entry.at().atOffset(ZoneOffset.UTC))
			.update();
	}

	private static boolean fits(DraftEntry entry) {
		var text = entry.text();
		return text == null || (text.length() <= LONGEST && text.indexOf('\0') < 0);
	}

}
