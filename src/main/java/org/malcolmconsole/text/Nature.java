package org.malcolmconsole.text;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What people give instead of what was asked for, told by its first bytes or by words
 * that only such a thing has.
 */
public enum Nature {

	ARCHIVE("an archive", bytes("PK\3\4", "\u001f\u008b", "\u00fd7zXZ", "7z\u00bc\u00af", "BZh"), none()),

	JAVA_KEYSTORE("a Java keystore", bytes("\u00fe\u00ed\u00fe\u00ed", "\u00ce\u00ce\u00ce\u00ce"), none()),

	/** A certificate, a key or PKCS#12: which one, its own reader finds out. */
	DER("a binary certificate, key or PKCS#12 file", bytes("0\u0082", "0\u0083", "0\u0080", "0\u0081"), none()),

	PICTURE_OR_DOCUMENT("a picture or a document",
			bytes("%PDF", "\u0089PNG", "\u00ff\u00d8\u00ff", "{\\rtf", "\u00d0\u00cf\u0011\u00e0"), none()),

	PROGRAM("a program", bytes("\u007fELF", "MZ\u0090"), none()),

	WEB_PAGE("a web page, perhaps the sign-in page of a proxy", none(),
			words("(?is)\\s*(<\\?xml[^>]*>\\s*)?(<!doctype html|<html|<head|<body).*")),

	PKCS7("a bundle of certificates in PKCS#7", none(), label("PKCS7|CMS")),

	CERTIFICATE_REQUEST("a certificate request (CSR), which nobody has signed yet", none(),
			label("(NEW )?CERTIFICATE REQUEST")),

	SSH_KEY("a key for SSH", none(),
			label("OPENSSH PRIVATE KEY|SSH2 .*").or(words("(?s)\\s*(ssh-(rsa|ed25519|dss)|ecdsa-sha2-\\S+) AAAA.*"))
				.or(words("(?s)\\s*PuTTY-User-Key-File.*"))),

	PGP("a PGP key or message", none(), label("PGP .*")),

	REDACTED("a redacted view, with its secrets left out", none(),
			words("(?s).*(DATA\\+OMITTED|-data:\\s*\"?REDACTED|token:\\s*\"?REDACTED).*")),

	KUBECONFIG("a kubeconfig", none(), kind("Config").and(words("(?s).*\\bclusters\"?\\s*:.*"))),

	KUSTOMIZATION("a kustomization", none(),
			kind("Kustomization").or(words("(?s).*\\bkustomize\\.config\\.k8s\\.io/.*"))),

	SECRET("a Kubernetes Secret", none(), kind("Secret"));

	private final String words;

	private final Predicate<String> bytes;

	private final Predicate<String> text;

	Nature(String words, Predicate<String> bytes, Predicate<String> text) {
		this.words = words;
		this.bytes = bytes;
		this.text = text;
	}

	/**
	 * What it is called in a sentence, with its article.
	 */
	public String words() {
		return this.words;
	}

	/**
	 * What a file is by its first bytes.
	 */
	static Optional<Nature> of(byte[] content) {
		String head = new String(content, 0, Math.min(content.length, 16), StandardCharsets.ISO_8859_1);
		Optional<Nature> known = Stream.of(values()).filter((nature) -> nature.bytes.test(head)).findFirst();
		return (known.isEmpty() && isTar(content)) ? Optional.of(ARCHIVE) : known;
	}

	/**
	 * What a text is, empty when it is nothing of all these.
	 */
	public static Optional<Nature> of(String text) {
		return Stream.of(values()).filter((nature) -> nature.text.test(text)).findFirst();
	}

	private static boolean isTar(byte[] content) {
		return content.length > 262
				&& "ustar".equals(new String(content, 257, 5, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT));
	}

	private static Predicate<String> none() {
		return (text) -> false;
	}

	private static Predicate<String> bytes(String... starts) {
		return (head) -> Stream.of(starts).anyMatch(head::startsWith);
	}

	private static Predicate<String> words(String expression) {
		return Pattern.compile(expression).asMatchPredicate();
	}

	private static Predicate<String> label(String label) {
		return Pattern.compile("(?m)^\\s*-----? ?BEGIN (" + label + ") ?-----?").asPredicate();
	}

	private static Predicate<String> kind(String kind) {
		return Pattern.compile("(?m)^\\s*[{,]?\\s*\"?kind\"?\\s*:\\s*[\"']?" + kind + "[\"']?\\s*(,.*|}.*)?$")
			.asPredicate();
	}

}
