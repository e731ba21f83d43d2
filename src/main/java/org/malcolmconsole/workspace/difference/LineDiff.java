package org.malcolmconsole.workspace.difference;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.jgit.diff.EditList;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;

import org.malcolmconsole.workspace.FileDiff.Line;

/**
 * The changed lines of a text with three lines around each.
 */
final class LineDiff {

	private static final int AROUND = 3;

	private static final int AT_MOST = 2_000;

	private final List<String> before;

	private final List<String> after;

	private final List<Line> lines = new ArrayList<>();

	private LineDiff(Text before, Text after) {
		this.before = before.lines();
		this.after = after.lines();
	}

	/** The lines to show; none for binary content. */
	static List<Line> of(Text before, Text after) {
		if (RawText.isBinary(before.content()) || RawText.isBinary(after.content())) {
			return List.of();
		}
		var edits = new HistogramDiff().diff(RawTextComparator.DEFAULT, new RawText(before.content()),
				new RawText(after.content()));
		var diff = new LineDiff(before, after);
		diff.collect(edits);
		return (diff.lines.size() > AT_MOST) ? diff.lines.subList(0, AT_MOST) : diff.lines;
	}

	private void collect(EditList edits) {
		int shown = 0;
		for (var edit : edits) {
			int from = Math.max(shown, edit.getBeginA() - AROUND);
			if (from > shown) {
				this.lines.add(new Line('@', ""));
			}
			add(' ', this.before, from, edit.getBeginA());
			add('-', this.before, edit.getBeginA(), edit.getEndA());
			add('+', this.after, edit.getBeginB(), edit.getEndB());
			shown = edit.getEndA();
			int next = edits.indexOf(edit) + 1;
			int until = (next < edits.size()) ? edits.get(next).getBeginA() : this.before.size();
			int end = Math.min(until, shown + AROUND);
			add(' ', this.before, shown, end);
			shown = end;
		}
	}

	private void add(char sign, List<String> source, int from, int to) {
		for (int index = from; index < Math.min(to, source.size()); index++) {
			this.lines.add(new Line(sign, source.get(index)));
		}
	}

	/**
	 * A text as it is and as it is shown, line for line.
	 *
	 * @param content what is compared
	 * @param shown what is shown
	 */
	record Text(byte[] content, String shown) {

		List<String> lines() {
			return List.of(this.shown.split("\n", -1)).stream().map((line) -> line.replace("\r", "")).toList();
		}

	}

}
