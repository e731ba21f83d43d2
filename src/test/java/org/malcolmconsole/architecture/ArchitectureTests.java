package org.malcolmconsole.architecture;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Arrays;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.jspecify.annotations.NullMarked;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.stereotype.Controller;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/** Habits that were worth saying twice, checked over the compiled main code. */
@AnalyzeClasses(packages = "org.malcolmconsole", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

	@ArchTest
	static final ArchRule packagesHaveNoCycles = SlicesRuleDefinition.slices()
		.matching("org.malcolmconsole.(**)")
		.should()
		.beFreeOfCycles()
		.because("a cycle makes two packages one");

	@ArchTest
	static final ArchRule fabric8HasTwoUsers = only("io.fabric8..", "cluster", "simulator");

	@ArchTest
	static final ArchRule bouncyCastleHasOneUser = only("org.bouncycastle..", "certificate");

	@ArchTest
	static final ArchRule jgitHasOneUser = only("org.eclipse.jgit..", "workspace");

	@ArchTest
	static final ArchRule celHasOneUser = only("dev.cel..", "settings");

	@ArchTest
	static final ArchRule unboundidHasOneUser = only("com.unboundid..", "ldap");

	@ArchTest
	static final ArchRule yamlHasTwoUsers = only("org.yaml.snakeyaml..", "release", "cluster");

	@ArchTest
	static final ArchRule socketsHaveOneUser = only("org.springframework.web.socket..", "streaming");

	@ArchTest
	static final ArchRule securityConfigurationHasOneUser = only("org.springframework.security.config..", "security");

	@ArchTest
	static final ArchRule controllersStayInside = classes().that()
		.areMetaAnnotatedWith(Controller.class)
		.should()
		.bePackagePrivate()
		.because("a controller is reached over HTTP, not by other code");

	@ArchTest
	static final ArchRule propertiesAreRecords = classes().that()
		.areAnnotatedWith(ConfigurationProperties.class)
		.should()
		.beRecords()
		.because("configuration does not change while the application runs");

	@ArchTest
	static final ArchRule nothingIsInjectedIntoFields = fields().should()
		.notBeAnnotatedWith(Autowired.class)
		.andShould()
		.notBeAnnotatedWith(Value.class)
		.because("constructors show what a type needs");

	@ArchTest
	static final ArchRule timeComesFromTheClock = noClasses().should()
		.callMethod(Instant.class, "now")
		.orShould()
		.callMethod(LocalDateTime.class, "now")
		.orShould()
		.callMethod(ZonedDateTime.class, "now")
		.orShould()
		.callMethod(System.class, "currentTimeMillis")
		.orShould()
		.callMethod(Clock.class, "systemDefaultZone")
		.because("tests decide what time it is");

	@ArchTest
	static final ArchRule everyPackageIsNullMarked = classes().should(liveInANullMarkedPackage())
		.because("NullAway looks only into marked packages");

	@ArchTest
	static final ArchRule packagesAreNamedAfterWhatTheyAre = noClasses().should()
		.resideInAnyPackage("..common..", "..util..", "..utils..", "..shared..", "..impl..", "..service..", "..dto..")
		.because("such names say nothing");

	private static ArchRule only(String library, String... modules) {
		var own = Arrays.stream(modules).map((module) -> "org.malcolmconsole." + module + "..").toArray(String[]::new);
		return noClasses().that()
			.resideOutsideOfPackages(own)
			.should()
			.dependOnClassesThat()
			.resideInAPackage(library)
			.because("one module owns a library, so that it can be changed in one place");
	}

	private static ArchCondition<JavaClass> liveInANullMarkedPackage() {
		return new ArchCondition<>("live in a @NullMarked package") {
			@Override
			public void check(JavaClass type, ConditionEvents events) {
				JavaPackage home = type.getPackage();
				boolean marked = home.isAnnotatedWith(NullMarked.class);
				events.add(new SimpleConditionEvent(type, marked, home.getName() + " of " + type.getName()));
			}
		};
	}

}
