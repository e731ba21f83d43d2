package org.malcolmconsole.workspace.history;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.FooterKey;
import org.eclipse.jgit.revwalk.RevCommit;

/**
 * What a commit says about a revision besides its files.
 *
 * @param number counts from 1
 * @param actor who recorded it
 * @param reason why
 * @param at when
 * @param outside whether another program had changed the files
 */
public record Note(long number, String actor, String reason, Instant at, boolean outside) {

	/** They would steer a terminal or turn the direction of writing. */
	private static final Pattern UNWANTED = Pattern
		.compile("[\\p{Cc}\\p{Cs}\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069&&[^\n]]");

	private static final FooterKey NUMBER = new FooterKey("Revision");

	private static final FooterKey OUTSIDE = new FooterKey("Outside");

	/** The note that a commit carries. */
	public static Note of(RevCommit commit) {
		var author = commit.getAuthorIdent();
		var message = commit.getFullMessage();
		var reason = message.substring(0, Math.max(0, message.lastIndexOf("\n\n")));
		return new Note(number(commit), author.getName(), reason, author.getWhenAsInstant(),
				Boolean.parseBoolean(footer(commit, OUTSIDE)));
	}

	/** The number of a commit's revision. */
	public static long number(RevCommit commit) {
		return Long.parseLong(footer(commit, NUMBER));
	}

	CommitBuilder commit() {
		var who = new PersonIdent(this.actor, "", this.at, ZoneOffset.UTC);
		var commit = new CommitBuilder();
		commit.setAuthor(who);
		commit.setCommitter(who);
		commit.setMessage(plain(this.reason) + "\n\nRevision: " + this.number + "\nOutside: " + this.outside + "\n");
		return commit;
	}

	private static String plain(String reason) {
		return UNWANTED.matcher(reason.strip().replaceAll("\\R\\s*", "\n").replace('\t', ' ')).replaceAll("");
	}

	private static String footer(RevCommit commit, FooterKey key) {
		var values = commit.getFooterLines(key);
		return values.get(values.size() - 1);
	}

}
