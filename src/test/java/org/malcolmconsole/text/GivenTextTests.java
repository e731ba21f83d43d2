package org.malcolmconsole.text;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class GivenTextTests {

	private static final String YAML = "apiVersion: v1\nkind: Config\nclusters:\n- name: Zürich\n  cluster: {}\n";

	private static final String PEM = """
			-----BEGIN CERTIFICATE-----
			MIIBszCCAVmgAwIBAgIUKnotACertificateButLongEnoughForThisTest0123
			-----END CERTIFICATE-----
			""";

	@ParameterizedTest
	@CsvSource({ "UTF-8, EFBBBF", "UTF-16LE, FFFE", "UTF-16BE, FEFF", "UTF-32LE, FFFE0000", "UTF-32BE, 0000FEFF",
			"UTF-8, ''", "UTF-16LE, ''", "UTF-16BE, ''" })
	void readsEveryEncodingOfUnicodeWithAndWithoutItsMark(String charset, String mark) throws IOException {
		var bytes = new ByteArrayOutputStream();
		bytes.write(new java.math.BigInteger("1" + mark, 16).toByteArray(), 1, mark.isEmpty() ? 0 : mark.length() / 2);
		bytes.write(YAML.getBytes(Charset.forName(charset)));
		assertThat(GivenText.of(bytes.toByteArray())).isEqualTo(YAML);
	}

	@ParameterizedTest
	@ValueSource(strings = { "ISO-8859-1", "windows-1252" })
	void namesALatinEncodingWithItsLine(String charset) {
		refused(YAML.getBytes(Charset.forName(charset)), "it is not UTF-8: line 4 holds the byte 0xFC",
				"Save it as UTF-8");
	}

	@Test
	void takesLineEndsOfEverySystem() {
		assertThat(GivenText.of(YAML.replace("\n", "\r\n"))).isEqualTo(YAML);
		assertThat(GivenText.of(YAML.replace("\n", "\r"))).isEqualTo(YAML);
		assertThat(GivenText.of("\uFEFF" + YAML)).isEqualTo(YAML);
	}

	@Test
	void takesAwayIndentationAndKeepsTheNumbersOfLines() {
		assertThat(GivenText.of(YAML.indent(4))).isEqualTo(YAML);
		assertThat(GivenText.of("\n\n" + YAML.indent(2))).isEqualTo("\n\n" + YAML);
		assertThat(GivenText.of(YAML.replace("  ", "\u00a0 "))).isEqualTo(YAML);
		assertThat(GivenText.of("```yaml\n" + YAML + "```\n")).isEqualTo("\n" + YAML + "\n");
		assertThat(GivenText.of("\t" + PEM.replace("\n", "\n\t").stripTrailing())).isEqualTo(PEM.stripTrailing());
	}

	@Test
	void takesAKeyWhoseLineEndsAreWrittenOut() {
		var line = PEM.replace("\n", "\\n");
		assertThat(GivenText.of(line)).isEqualTo(PEM);
		assertThat(GivenText.of("  \"" + line + "\" ")).isEqualTo(PEM);
		assertThat(GivenText.of(PEM.replace("\n", "\\r\\n"))).isEqualTo(PEM);
		assertThat(GivenText.of("a: \"x\\ny\"\nb: 1\n")).as("YAML has its own").isEqualTo("a: \"x\\ny\"\nb: 1\n");
	}

	@Test
	void takesBase64OfTheWhole() {
		var bytes = PEM.getBytes(StandardCharsets.US_ASCII);
		assertThat(GivenText.of(Base64.getEncoder().encodeToString(bytes))).isEqualTo(PEM);
		assertThat(GivenText.of(Base64.getMimeEncoder().encodeToString(bytes) + "\n")).isEqualTo(PEM);
		assertThat(GivenText.of(Base64.getUrlEncoder().encodeToString(bytes))).isEqualTo(PEM);
		var binary = Base64.getEncoder().encodeToString(new byte[] { 0, -1, 2, -3 }).repeat(20);
		assertThat(GivenText.of(binary)).isEqualTo(binary);
	}

	@Test
	void namesFilesThatAreNoText() throws IOException {
		var zip = new ByteArrayOutputStream();
		try (var archive = new ZipOutputStream(zip)) {
			archive.putNextEntry(new ZipEntry("config"));
		}
		refused(zip.toByteArray(), "an archive");
		var gzip = new ByteArrayOutputStream();
		new GZIPOutputStream(gzip).close();
		refused(gzip.toByteArray(), "an archive");
		var tar = new byte[512];
		System.arraycopy("ustar".getBytes(StandardCharsets.US_ASCII), 0, tar, 257, 5);
		refused(tar, "an archive");
		refused(new byte[] { 0x30, (byte) 0x82, 1, 2, 3 }, "PKCS#12");
		refused(new byte[] { (byte) 0xFE, (byte) 0xED, (byte) 0xFE, (byte) 0xED, 0 }, "Java keystore");
		refused(new byte[] { 'a', 0, 'b', 'c', 'd', 1, 2 }, "no text");
		var noise = new byte[4096];
		new Random(7).nextBytes(noise);
		noise[0] = 'x';
		refused(noise, "no text");
	}

	@Test
	void anEmptyTextIsEmpty() {
		assertThat(GivenText.of(new byte[0])).isEmpty();
		assertThat(GivenText.of("")).isEmpty();
		assertThat(GivenText.of(" \n\t\n")).isBlank();
	}

	private static void refused(byte[] content, String... words) {
		assertThatThrownBy(() -> GivenText.of(content)).isInstanceOf(UnreadableText.class)
			.hasMessageContainingAll(words);
	}

}
