package org.malcolmconsole.release;

import java.math.BigInteger;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The meaning of unquoted text in YAML, by the rules of the reader that kubectl and the
 * API server use.
 */
final class PlainScalar {

	private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");

	private static final Set<String> YES = Set.of("true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON", "y",
			"Y");

	private static final Set<String> NO = Set.of("false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF", "n",
			"N");

	private static final Set<String> NOT_FINITE = Set.of(".nan", ".NaN", ".NAN", ".inf", ".Inf", ".INF", "+.inf",
			"+.Inf", "+.INF", "-.inf", "-.Inf", "-.INF");

	private static final Pattern DECIMAL = Pattern.compile("[-+]?(0|[1-9][0-9]*)");

	private static final Pattern FLOAT = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");

	private static final Pattern LOOSE_UNDERSCORE = Pattern.compile("(?<![0-9])_|_(?![0-9])");

	private static final Map<String, Integer> RADIX = Map.of("0x", 16, "0X", 16, "0o", 8, "0O", 8, "0b", 2, "0B", 2);

	private static final double LONG_RANGE = 0x1p63;

	private PlainScalar() {
	}

	/**
	 * The value of unquoted text.
	 * @throws NumberFormatException for infinity and not-a-number, which JSON cannot hold
	 */
	static @Nullable Object value(String text) {
		if (NULLS.contains(text)) {
			return null;
		}
		if (YES.contains(text)) {
			return Boolean.TRUE;
		}
		if (NO.contains(text)) {
			return Boolean.FALSE;
		}
		if (NOT_FINITE.contains(text)) {
			throw new NumberFormatException("JSON has no number for " + text);
		}
		return "+-.0123456789".indexOf(text.charAt(0)) >= 0 ? number(text) : text;
	}

	private static Object number(String text) {
		boolean kept = text.startsWith(".") && LOOSE_UNDERSCORE.matcher(text).find();
		String digits = kept ? text : text.replace("_", "");
		Number number = whole(digits);
		if (number == null && FLOAT.matcher(digits).matches()) {
			number = real(digits);
		}
		return (number != null) ? number : text;
	}

	private static @Nullable Number whole(String digits) {
		if (DECIMAL.matcher(digits).matches()) {
			return narrow(new BigInteger(digits));
		}
		boolean signed = digits.startsWith("-") || digits.startsWith("+");
		String sign = digits.startsWith("-") ? "-" : "";
		String unsigned = signed ? digits.substring(1) : digits;
		Integer radix = (unsigned.length() > 2) ? RADIX.get(unsigned.substring(0, 2)) : null;
		if (radix != null) {
			return parse(sign, unsigned.substring(2), radix);
		}
		return (unsigned.length() > 1 && unsigned.startsWith("0")) ? parse(sign, unsigned.substring(1), 8) : null;
	}

	private static @Nullable Number parse(String sign, String digits, int radix) {
		boolean plain = digits.chars().allMatch((character) -> Character.digit(character, radix) >= 0);
		return plain ? narrow(new BigInteger(sign + digits, radix)) : null;
	}

	private static @Nullable Number narrow(BigInteger value) {
		if (value.bitLength() < 32) {
			return value.intValue();
		}
		if (value.bitLength() < 64) {
			return value.longValue();
		}
		return (value.signum() > 0 && value.bitLength() == 64) ? value : null;
	}

	private static @Nullable Number real(String digits) {
		double value = Double.parseDouble(digits);
		if (Double.isInfinite(value)) {
			return null;
		}
		boolean whole = value == Math.rint(value) && Math.abs(value) < LONG_RANGE;
		return whole ? shortest((long) value) : value;
	}

	private static Number shortest(long value) {
		return ((int) value == value) ? (Number) (int) value : (Number) value;
	}

}
