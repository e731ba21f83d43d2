package org.malcolmconsole.release;

import java.util.Arrays;
import java.util.List;

/**
 * A version number that sorts by its parts.
 */
record Version(List<Integer> parts) implements Comparable<Version> {

	static Version of(String text) {
		return new Version(Arrays.stream(text.split("\\.")).map(Version::number).toList());
	}

	private static int number(String part) {
		String digits = part.replaceAll("\\D.*", "");
		return (digits.isEmpty() || digits.length() > 9) ? 0 : Integer.parseInt(digits);
	}

	@Override
	public int compareTo(Version other) {
		return Arrays.compare(numbers(), other.numbers());
	}

	/**
	 * How far two versions are apart, a difference in an earlier part counting more.
	 */
	long distance(Version other) {
		long distance = 0;
		for (int part = 0; part < 3; part++) {
			distance = distance * 1000 + Math.abs(part(part) - other.part(part));
		}
		return distance;
	}

	private int part(int index) {
		return (index < this.parts.size()) ? this.parts.get(index) : 0;
	}

	private int[] numbers() {
		return this.parts.stream().mapToInt(Integer::intValue).toArray();
	}

}
