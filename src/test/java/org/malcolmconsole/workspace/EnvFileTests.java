package org.malcolmconsole.workspace;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

/** Env files keep every byte that nobody changed and hold values exactly as typed. */
class EnvFileTests {

	private static final List<String> PIECES = List.of("a", " ", "#", " #", "'", "\"", "\\", "\n", "\r", "\t", "$",
			"${", "}", "${A}", ":-", "=", "é", "\u00a0", "\u2028", "😀", "n", "\\n", "export ");

	@Test
	void changesExactlyTheLineOfTheVariable() {
		var file = env("# top\r\n\r\n export  A =  old  # why\r\nB=2\r\nA2=3");
		assertThat(text(file.with("A", "new"))).isEqualTo("# top\r\n\r\n export  A =  new  # why\r\nB=2\r\nA2=3");
		assertThat(text(file.with("A2", "4"))).isEqualTo("# top\r\n\r\n export  A =  old  # why\r\nB=2\r\nA2=4");
	}

	@Test
	void changesTheLastOfDuplicatesBecauseThatOneCounts() {
		assertThat(text(env("A=1\nB=${A}\nA=2\n").with("A", "3"))).isEqualTo("A=1\nB=${A}\nA=3\n");
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-", textBlock = """
			'','N=1\\n'
			'A=1\\n','A=1\\nN=1\\n'
			'A=1','A=1\\nN=1\\n'
			'A=1\\r\\nB=2','A=1\\r\\nB=2\\r\\nN=1\\r\\n'
			'A=1\\r\\n','A=1\\r\\nN=1\\r\\n'
			'# end','# end\\nN=1\\n'
			""")
	void addsUnknownVariablesAtTheEndInTheStyleOfTheFile(String before, String after) {
		assertThat(text(env(unescape(before)).with("N", "1"))).isEqualTo(unescape(after));
	}

	@Test
	void givesANameWithoutEqualSignItsValue() {
		assertThat(text(env("A # c\nB=1\n").with("A", "x"))).isEqualTo("A=x # c\nB=1\n");
	}

	@Test
	void replacesAValueOfSeveralLinesWhole() {
		assertThat(text(env("A=\"x\ny\" # c\nB=1\n").with("A", "z"))).isEqualTo("A=z # c\nB=1\n");
	}

	@Test
	void keepsACommentACommentWhateverTheValue() {
		assertThat(text(env("A='x'# c\n").with("A", "y"))).isEqualTo("A=y # c\n");
		assertThat(text(env("A=x # c\n").with("A", ""))).isEqualTo("A='' # c\n");
	}

	@Test
	void leavesAFileAloneWhoseValueAlreadyReadsAsTyped() {
		var file = env("A=\"quoted\"\n");
		assertThat(file.withValue("A", "quoted")).isSameAs(file);
	}

	@ParameterizedTest
	@ValueSource(strings = { "plain", "", " leading", "trailing ", "a #b", "#a", "a#b", "it's", "\"q\"", "'", "\\",
			"a\\", "a\\'", "' \\", "a\nb", "a\r\nb", "${HOME}", "x${A:-b}y", "$HOME", "${", "a'b\"c # \\", "' \"\\",
			"\n\\", "${A} '\"\\", "日本", "\u00a0", "a\u2028", "\t" })
	void writesAValueSuchThatItIsReadAsTyped(String value) {
		assertReadAsTyped(value);
	}

	@Test
	void writesTenThousandRandomValuesSuchThatTheyAreReadAsTyped() {
		var random = new Random(23);
		for (int round = 0; round < 10_000; round++) {
			var value = new StringBuilder();
			int length = random.nextInt(10);
			for (int index = 0; index < length; index++) {
				value.append(PIECES.get(random.nextInt(PIECES.size())));
			}
			assertReadAsTyped(value.toString());
		}
	}

	@Test
	void writesPlainValuesBare() {
		assertThat(EnvFile.encode("it's$HOME")).isEqualTo("it's$HOME");
		assertThat(EnvFile.encode("p@ss w0rd#1")).isEqualTo("p@ss w0rd#1");
		assertThat(EnvFile.encode("a #b")).isEqualTo("'a #b'");
	}

	@Test
	void refusesCharactersThatNoVariableCanHold() {
		assertThatExceptionOfType(UnwritableValue.class).isThrownBy(() -> EnvFile.encode("a\0b"))
			.satisfies((ex) -> assertThat(ex.reason()).contains("NUL").doesNotContain("a\0b"));
		assertThatExceptionOfType(UnwritableValue.class).isThrownBy(() -> EnvFile.encode("\ud800"));
	}

	@Test
	void namesFileAndLineOfBrokenInput() {
		assertThatExceptionOfType(BrokenEnvFile.class).isThrownBy(() -> env("A=1\n\nno assignment\n"))
			.satisfies((ex) -> assertThat(ex.getBody().getDetail()).startsWith("x.env, line 3: "));
		assertThatExceptionOfType(BrokenEnvFile.class)
			.isThrownBy(() -> EnvFile.parse("x.env", new byte[] { 'A', '=', '\n', 'B', '=', (byte) 0xff }))
			.satisfies((ex) -> assertThat(ex.getBody().getDetail()).startsWith("x.env, line 2: it is not UTF-8"));
		assertThatExceptionOfType(BrokenEnvFile.class).isThrownBy(() -> env("A=1\r\nB=\0\r\n"))
			.satisfies((ex) -> assertThat(ex.getBody().getProperties()).containsEntry("line", 2));
	}

	@Test
	void removesAVariableButNotWhatStandsAround() {
		var file = env("# top\r\nA=1\r\n\r\n  export B='x\ny' # why\r\nC=3\nB=2");
		assertThat(text(file.without("B"))).isEqualTo("# top\r\nA=1\r\n\r\nC=3\n");
		assertThat(text(file.without("Z"))).isEqualTo(text(file));
	}

	@Test
	void refusesANameThatIsNone() {
		assertThatExceptionOfType(UnwritableValue.class).isThrownBy(() -> env("").with("A B", "x"));
	}

	@Test
	void neverLooksIntoTheEnvironmentOfThisProcess() {
		assertThat(env("A=${PATH}x${PATH:-y}\n").value("A")).contains("xy");
	}

	@Test
	void listsDuplicatesAndNamesWithoutValue() {
		var file = env("A=1\nA='2' # c\nB\n");
		assertThat(file.variables()).extracting(EnvFile.Variable::key, EnvFile.Variable::raw, EnvFile.Variable::line)
			.containsExactly(tuple("A", "1", 1), tuple("A", "'2'", 2), tuple("B", null, 3));
		assertThat(file.value("A")).contains("2");
		assertThat(file.value("B")).isEmpty();
		assertThat(file.raw("A")).contains("'2'");
	}

	private static void assertReadAsTyped(String value) {
		var before = env("# c\r\nA=0 # d\r\nZ=\"it's\"\r\n");
		var after = EnvFile.parse("x.env", before.with("A", EnvFile.encode(value)).bytes());
		assertThat(after.value("A")).contains(value);
		assertThat(after.value("Z")).contains("it's");
		assertThat(text(after)).startsWith("# c\r\nA=").endsWith(" # d\r\nZ=\"it's\"\r\n");
	}

	private static EnvFile env(String text) {
		return EnvFile.parse("x.env", text.getBytes(StandardCharsets.UTF_8));
	}

	private static String text(EnvFile file) {
		return new String(file.bytes(), StandardCharsets.UTF_8);
	}

	private static String unescape(String text) {
		return text.replace("\\r", "\r").replace("\\n", "\n");
	}

}
