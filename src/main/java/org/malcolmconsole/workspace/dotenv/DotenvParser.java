package org.malcolmconsole.workspace.dotenv;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Splits the text of an env file into statements with the grammar of python-dotenv 1.x.
 */
public final class DotenvParser {

	private final Cursor cursor;

	private final Dialect dialect;

	private int line = 1;

	private DotenvParser(String text, Dialect dialect) {
		this.cursor = new Cursor(text);
		this.dialect = dialect;
	}

	/**
	 * All statements in file order, as {@link Dialect#FIRST} reads them; put together,
	 * their texts are the given text.
	 */
	public static List<Binding> parse(String text) {
		return parse(text, Dialect.FIRST);
	}

	/** All statements as a version reads them. */
	public static List<Binding> parse(String text, Dialect dialect) {
		var parser = new DotenvParser(text, dialect);
		var bindings = new ArrayList<Binding>();
		while (!parser.cursor.atEnd()) {
			bindings.add(parser.next());
		}
		return List.copyOf(bindings);
	}

	private Binding next() {
		int start = this.cursor.position();
		if (start == 0 && this.dialect.dropsByteOrderMark()) {
			this.cursor.skipWord("\ufeff");
		}
		this.cursor.skipSpace();
		int first = this.line + Quoting.lineEnds(this.cursor.from(start));
		var binding = statement(start, first);
		this.line += Quoting.lineEnds(binding.text());
		return binding;
	}

	private Binding statement(int start, int first) {
		if (this.cursor.atEnd()) {
			return new Binding(null, null, this.cursor.from(start), "", "", first, false);
		}
		skipExport();
		int named = this.cursor.position();
		boolean comment = this.cursor.at('#');
		if (!comment && !skipKey()) {
			return broken(start, first);
		}
		var key = comment ? null : Quoting.name(this.cursor.from(named));
		return assignment(start, first, key);
	}

	private Binding assignment(int start, int first, @Nullable String key) {
		int afterKey = this.cursor.position();
		this.cursor.skipBlanks();
		boolean assigned = this.cursor.at('=');
		if (assigned) {
			this.cursor.skip(1);
			this.cursor.skipBlanks();
		}
		else {
			this.cursor.skip(afterKey - this.cursor.position());
		}
		var prefix = this.cursor.from(start);
		int begin = this.cursor.position();
		if (assigned && !skipValue(!prefix.endsWith("="))) {
			return broken(start, first);
		}
		var written = this.cursor.from(begin);
		int end = this.cursor.position();
		if (!skipRest()) {
			return broken(start, first);
		}
		var value = assigned ? Quoting.decode(written) : null;
		return new Binding(key, value, prefix, written, this.cursor.from(end), first, false);
	}

	private void skipExport() {
		int start = this.cursor.position();
		if (this.cursor.skipWord("export")) {
			int word = this.cursor.position();
			this.cursor.skipBlanks();
			if (this.cursor.position() == word) {
				this.cursor.skip(start - word);
			}
		}
	}

	private boolean skipKey() {
		if (!this.cursor.at('\'')) {
			return this.cursor.skipName();
		}
		return this.cursor.skipQuotedName();
	}

	private boolean skipValue(boolean blanks) {
		if (this.cursor.at('\'') || this.cursor.at('"')) {
			return this.dialect.pairsBackslashes() ? this.cursor.skipPaired() : this.cursor.skipQuoted();
		}
		if (blanks && this.cursor.at('#') && this.dialect.commentsBehindEqualSign()) {
			return true;
		}
		int start = this.cursor.position();
		this.cursor.skipLine();
		int length = Quoting.unquoted(this.cursor.from(start)).length();
		this.cursor.skip(start + length - this.cursor.position());
		return true;
	}

	private boolean skipRest() {
		this.cursor.skipBlanks();
		if (this.cursor.at('#')) {
			this.cursor.skipLine();
		}
		boolean complete = this.cursor.atLineEnd();
		if (complete) {
			this.cursor.skipLineEnd();
		}
		return complete;
	}

	private Binding broken(int start, int first) {
		this.cursor.skipLine();
		this.cursor.skipLineEnd();
		return new Binding(null, null, this.cursor.from(start), "", "", first, true);
	}

}
