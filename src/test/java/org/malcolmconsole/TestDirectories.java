package org.malcolmconsole;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.util.FileSystemUtils;

/**
 * Gives every application context of the tests a data and a Malcolm directory of its own,
 * and lets it end at once, whoever still reads from it.
 */
class TestDirectories implements ContextCustomizerFactory {

	@Override
	public ContextCustomizer createContextCustomizer(Class<?> testClass,
			List<ContextConfigurationAttributes> configurations) {
		return new NewDirectories();
	}

	private record NewDirectories() implements ContextCustomizer {

		@Override
		public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
			Path root = create();
			Map<String, Object> properties = Map.of("console.data-directory", root.resolve("data").toString(),
					"console.malcolm-directory", root.resolve("malcolm").toString(), "server.shutdown", "immediate");
			context.getEnvironment()
				.getPropertySources()
				.addAfter("Inlined Test Properties", new MapPropertySource("test directories", properties));
		}

		private static Path create() {
			try {
				Path root = MemoryDirectories.create("console");
				Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(root)));
				return root;
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		private static void delete(Path root) {
			try {
				FileSystemUtils.deleteRecursively(root);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

}
