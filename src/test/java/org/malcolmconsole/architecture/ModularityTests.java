package org.malcolmconsole.architecture;

import java.util.List;

import org.junit.jupiter.api.Test;

import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

import static org.assertj.core.api.Assertions.assertThat;

/** The edges between modules are the ones that each module declares. */
class ModularityTests {

	private final ApplicationModules modules = ApplicationModules.of("org.malcolmconsole");

	@Test
	void modulesKeepToTheirDeclaredDependencies() {
		this.modules.verify();
	}

	@Test
	void everyModuleSaysWhatItMayUse() {
		var undeclared = this.modules.stream()
			.map((module) -> module.getBasePackage().getName())
			.filter((name) -> !declaresDependencies(name))
			.toList();
		assertThat(undeclared).as("modules whose package-info.java lacks allowedDependencies").isEmpty();
	}

	private static boolean declaresDependencies(String name) {
		try {
			var annotation = Class.forName(name + ".package-info").getAnnotation(ApplicationModule.class);
			return annotation != null
					&& !List.of(annotation.allowedDependencies()).contains(ApplicationModule.OPEN_TOKEN);
		}
		catch (ClassNotFoundException ex) {
			return false;
		}
	}

}
