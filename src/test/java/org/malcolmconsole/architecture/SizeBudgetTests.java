package org.malcolmconsole.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.tools.ToolProvider;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Types, methods, packages and templates stay small enough to be read at once. */
class SizeBudgetTests {

	private static final Path SOURCES = Path.of("src/main/java");

	private static final Path TEMPLATES = Path.of("src/main/resources/templates");

	private static final Measurement MEASURED = new Measurement();

	@BeforeAll
	static void measure() throws IOException {
		var compiler = ToolProvider.getSystemJavaCompiler();
		try (var manager = compiler.getStandardFileManager(null, null, null); var files = Files.walk(SOURCES)) {
			var units = manager
				.getJavaFileObjectsFromPaths(files.filter((file) -> file.toString().endsWith(".java")).toList());
			var task = (JavacTask) compiler.getTask(null, manager, null, List.of("-proc:none"), null, units);
			MEASURED.positions = Trees.instance(task).getSourcePositions();
			for (var unit : task.parse()) {
				MEASURED.unit = unit;
				MEASURED.scan(unit, null);
			}
		}
		assertThat(MEASURED.methods).as("methods measured").hasSizeGreaterThan(1);
	}

	@Test
	void typesStayUnder250Lines() {
		assertThat(over(MEASURED.types, 250)).isEmpty();
	}

	@Test
	void methodsStayUnder30Lines() {
		assertThat(over(MEASURED.methods, 30)).isEmpty();
	}

	@Test
	void fewMethodsAreLongerThan20Lines() {
		var longer = over(MEASURED.methods, 20);
		assertThat(longer.size() * 100.0 / MEASURED.methods.size()).as("per cent of methods over 20 lines: %s", longer)
			.isLessThan(3);
	}

	@Test
	void methodsTakeAtMostSixParameters() {
		assertThat(over(MEASURED.parameters, 6)).isEmpty();
	}

	@Test
	void packagesHoldAtMost20Types() {
		Map<String, Long> types = MEASURED.topLevel.stream()
			.collect(Collectors.groupingBy((name) -> name, Collectors.counting()));
		assertThat(types.entrySet().stream().filter((entry) -> entry.getValue() > 20)).isEmpty();
	}

	@Test
	void templatesStayUnder200Lines() throws IOException {
		try (Stream<Path> files = Files.walk(TEMPLATES)) {
			var sizes = new ArrayList<Size>();
			for (var file : files.filter(Files::isRegularFile).toList()) {
				sizes.add(new Size(file.toString(), Files.readAllLines(file).size()));
			}
			assertThat(over(sizes, 200)).isEmpty();
		}
	}

	private static List<Size> over(List<Size> sizes, long limit) {
		return sizes.stream().filter((size) -> size.lines() > limit).toList();
	}

	private record Size(String name, long lines) {
	}

	private static final class Measurement extends TreeScanner<Void, Void> {

		private final List<Size> types = new ArrayList<>();

		private final List<Size> methods = new ArrayList<>();

		private final List<Size> parameters = new ArrayList<>();

		private final List<String> topLevel = new ArrayList<>();

		private SourcePositions positions;

		private CompilationUnitTree unit;

		private boolean inRecord;

		@Override
		public Void visitCompilationUnit(CompilationUnitTree tree, Void nothing) {
			tree.getTypeDecls()
				.stream()
				.filter(ClassTree.class::isInstance)
				.forEach((type) -> this.topLevel.add(String.valueOf(tree.getPackageName())));
			return super.visitCompilationUnit(tree, nothing);
		}

		@Override
		public Void visitClass(ClassTree tree, Void nothing) {
			this.types.add(new Size(place(tree.getSimpleName().toString()), codeLines(tree)));
			boolean outer = this.inRecord;
			this.inRecord = tree.getKind() == Tree.Kind.RECORD;
			super.visitClass(tree, nothing);
			this.inRecord = outer;
			return nothing;
		}

		@Override
		public Void visitMethod(MethodTree tree, Void nothing) {
			var name = place(tree.getName().toString());
			if (tree.getBody() != null && end(tree) >= 0) {
				this.methods.add(new Size(name, line(end(tree)) - line(bodyStart(tree)) + 1));
			}
			boolean canonical = tree.getName().contentEquals("<init>") && (tree.getBody() == null || this.inRecord);
			if (!canonical && end(tree) >= 0) {
				this.parameters.add(new Size(name, tree.getParameters().size()));
			}
			return super.visitMethod(tree, nothing);
		}

		private long bodyStart(MethodTree tree) {
			return this.positions.getStartPosition(this.unit, tree.getBody());
		}

		private String place(String name) {
			return this.unit.getSourceFile().getName() + "#" + name;
		}

		private long end(Tree tree) {
			return this.positions.getEndPosition(this.unit, tree);
		}

		private long line(long position) {
			return this.unit.getLineMap().getLineNumber(position);
		}

		private long codeLines(Tree tree) {
			try {
				var text = this.unit.getSourceFile().getCharContent(true).toString();
				var body = text.substring((int) this.positions.getStartPosition(this.unit, tree), (int) end(tree));
				return body.lines().filter(SizeBudgetTests::isCode).count();
			}
			catch (IOException ex) {
				throw new AssertionError(ex);
			}
		}

	}

	private static boolean isCode(String line) {
		var text = line.strip();
		return !text.isEmpty() && !text.startsWith("//") && !text.startsWith("*") && !text.startsWith("/*");
	}

}
