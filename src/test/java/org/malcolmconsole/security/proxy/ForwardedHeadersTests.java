package org.malcolmconsole.security.proxy;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.assertj.AssertableWebApplicationContext;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Only a named proxy is believed about who is behind it, in a pod as anywhere else.
 */
class ForwardedHeadersTests {

	private static final String HONEST = "127.0.0.1 http console.test:8080 insecure";

	@Test
	void nobodyIsBelievedWhoIsNotNamed() {
		console().run((context) -> {
			assertThat(seen(context, "X-Forwarded-For: 203.0.113.9", "X-Forwarded-Proto: https",
					"X-Forwarded-Host: evil.example.org", "X-Forwarded-Port: 443"))
				.isEqualTo(HONEST);
			assertThat(seen(context, "Forwarded: for=203.0.113.9;proto=https;host=evil.example.org")).isEqualTo(HONEST);
		});
		console("console.trusted-proxies=10.0.0.0/8,192.0.2.7")
			.run((context) -> assertThat(seen(context, "X-Forwarded-For: 203.0.113.9", "X-Forwarded-Proto: https"))
				.isEqualTo(HONEST));
	}

	@Test
	void nobodyIsBelievedInsideOfAPodEither() {
		console().withInitializer(ForwardedHeadersTests::likeAPod)
			.run((context) -> assertThat(seen(context, "X-Forwarded-For: 203.0.113.9", "X-Forwarded-Proto: https",
					"X-Forwarded-Host: localhost", "X-Forwarded-Port: 443"))
				.isEqualTo(HONEST));
	}

	@Test
	void aNamedProxySaysWhoIsBehindIt() {
		console("console.trusted-proxies=127.0.0.0/8,10.0.0.0/8").run((context) -> {
			assertThat(seen(context, "X-Forwarded-For: 203.0.113.9", "X-Forwarded-Proto: https"))
				.isEqualTo("203.0.113.9 https console.test:8080 secure");
			assertThat(seen(context, "X-Forwarded-Proto: https", "X-Forwarded-Port: 8443"))
				.isEqualTo("127.0.0.1 https console.test:8443 secure");
			assertThat(seen(context, "X-Forwarded-Proto: https", "X-Forwarded-Host: console.example.org:8443"))
				.isEqualTo("127.0.0.1 https console.example.org:8443 secure");
			assertThat(seen(context, "X-Forwarded-For: 6.6.6.6, 203.0.113.9, 10.1.2.3"))
				.as("the last that no proxy wrote about itself")
				.isEqualTo("203.0.113.9 http console.test:8080 insecure");
			assertThat(seen(context, "X-Forwarded-For: 6.6.6.6", "X-Forwarded-For: 203.0.113.9"))
				.startsWith("203.0.113.9 ");
			assertThat(seen(context, "X-Forwarded-For: 2001:db8::7")).startsWith("2001:db8:");
			assertThat(seen(context, "X-Forwarded-Proto: https", "X-Forwarded-Host: console.example.org"))
				.isEqualTo("127.0.0.1 https console.example.org:443 secure");
			assertThat(seen(context, "Forwarded: for=203.0.113.9;proto=https")).as("the other header")
				.isEqualTo(HONEST);
			assertThat(seen(context, "X-Forwarded-For: evil.example.org")).as("nothing is looked up").isEqualTo(HONEST);
		});
	}

	@Test
	void theNextRequestOfAConnectionIsItsOwn() {
		console("console.trusted-proxies=127.0.0.1").run((context) -> {
			try (Socket socket = new Socket("127.0.0.1", port(context))) {
				String first = "GET / HTTP/1.1\r\nHost: console.test:8080\r\n"
						+ "X-Forwarded-For: 203.0.113.9\r\nX-Forwarded-Proto: https\r\n\r\n";
				String second = "GET / HTTP/1.1\r\nHost: console.test:8080\r\nConnection: close\r\n\r\n";
				socket.getOutputStream().write((first + second).getBytes(StandardCharsets.US_ASCII));
				assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
					.containsSubsequence("203.0.113.9 https console.test:8080 secure", HONEST);
			}
		});
	}

	@Test
	void aNamedProxyMayHaveAnAddressOfTheSixthVersion() {
		console("console.trusted-proxies=::1,2001:db8::/64,127.0.0.1")
			.run((context) -> assertThat(seen(context, "X-Forwarded-For: 203.0.113.9, 2001:db8::5"))
				.startsWith("203.0.113.9 "));
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "proxy.example.org", "10.0.0.0/33", "0.0.0.0/0", "::/0", "10.0.0.300", ".*", "10.0.0.1/x" })
	void whatNamesNoProxyIsRefusedAtTheStart(String proxy) {
		console("console.trusted-proxies=" + proxy).run((context) -> assertThat(context).getFailure()
			.rootCause()
			.isInstanceOf(UnsafeProxyException.class)
			.hasMessageContaining("console.trusted-proxies"));
	}

	@Test
	void theRefusalSaysWhatToWrite() {
		FailureAnalysis analysis = new UnsafeProxyFailureAnalyzer()
			.analyze(new IllegalStateException(new UnsafeProxyException("0.0.0.0/0")));
		assertThat(analysis).isNotNull();
		assertThat(analysis.getDescription()).contains("not started", "console.trusted-proxies has '0.0.0.0/0'");
		assertThat(analysis.getAction()).contains("10.0.0.0/24");
	}

	private static WebApplicationContextRunner console(String... properties) {
		return new WebApplicationContextRunner(AnnotationConfigServletWebServerApplicationContext::new)
			.withInitializer(new ConfigDataApplicationContextInitializer())
			.withConfiguration(AutoConfigurations.of(TomcatServletWebServerAutoConfiguration.class))
			.withUserConfiguration(Proxied.class)
			.withPropertyValues("server.port=0")
			.withPropertyValues(properties);
	}

	private static void likeAPod(ConfigurableApplicationContext context) {
		String name = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
		Map<String, Object> variables = new HashMap<>(System.getenv());
		variables.put("KUBERNETES_SERVICE_HOST", "10.96.0.1");
		variables.put("KUBERNETES_SERVICE_PORT", "443");
		context.getEnvironment()
			.getPropertySources()
			.replace(name, new SystemEnvironmentPropertySource(name, variables));
	}

	private static int port(AssertableWebApplicationContext context) {
		return ((ServletWebServerApplicationContext) context.getSourceApplicationContext()).getWebServer().getPort();
	}

	private static String seen(AssertableWebApplicationContext context, String... headers) throws IOException {
		try (Socket socket = new Socket("127.0.0.1", port(context))) {
			String request = "GET / HTTP/1.1\r\nHost: console.test:8080\r\nConnection: close\r\n"
					+ String.join("\r\n", headers) + "\r\n\r\n";
			socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
			String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			return answer.replaceAll("(?s).*seen: (.*?)\\R.*", "$1");
		}
	}

	/**
	 * A server that says what it knows about the visitor.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties(ProxyProperties.class)
	@Import(ForwardedHeaders.class)
	static class Proxied {

		@Bean
		ServletRegistrationBean<HttpServlet> mirror() {
			return new ServletRegistrationBean<>(new HttpServlet() {
				@Override
				protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
					response.getWriter()
						.println("seen: %s %s %s:%d %s".formatted(request.getRemoteAddr(), request.getScheme(),
								request.getServerName(), request.getServerPort(),
								request.isSecure() ? "secure" : "insecure"));
				}
			}, "/*");
		}

	}

}
