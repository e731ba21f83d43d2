package org.malcolmconsole.architecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Tag;

import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/** Habits of the tests, checked over their compiled code. */
@AnalyzeClasses(packages = "org.malcolmconsole", importOptions = ImportOption.OnlyIncludeTests.class)
class TestHabitsTests {

	@ArchTest
	static final ArchRule mockitoStaysOut = noClasses().should()
		.dependOnClassesThat()
		.resideInAPackage("org.mockito..")
		.because("small servers over real sockets show what the other side really does");

	@ArchTest
	static final ArchRule nobodySleeps = noClasses().should()
		.callMethod(Thread.class, "sleep", long.class)
		.because("a test waits for what it needs, however long that takes on a busy machine");

	@ArchTest
	static final ArchRule consolesAreShared = noClasses().that()
		.areNotAnnotations()
		.and()
		.areNotAnnotatedWith(ActiveProfiles.class)
		.and()
		.areNotAnnotatedWith(Tag.class)
		.should()
		.beAnnotatedWith(DirtiesContext.class)
		.because(
				"a console takes seconds to start: only what is done to a cluster, simulated or real, can't be taken back");

}
