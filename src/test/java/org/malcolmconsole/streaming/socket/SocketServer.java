package org.malcolmconsole.streaming.socket;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.servlet.http.HttpSession;
import org.malcolmconsole.streaming.BroadcastTopic;
import org.malcolmconsole.streaming.Sink;
import org.malcolmconsole.streaming.Subscription;
import org.malcolmconsole.streaming.Topic;
import org.malcolmconsole.streaming.TopicRequest;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** A server on a free port with nothing but the socket and sign-in. */
final class SocketServer implements AutoCloseable {

	private final ConfigurableApplicationContext context;

	private SocketServer(ConfigurableApplicationContext context) {
		this.context = context;
	}

	static SocketServer start(String... properties) {
		SpringApplication application = new SpringApplication(Application.class);
		application.setDefaultProperties(Map.of("server.port", "0", "spring.datasource.url", "jdbc:h2:mem:socket",
				"spring.flyway.enabled", "false"));
		String[] arguments = new String[properties.length + 1];
		arguments[0] = "--server.port=0";
		for (int i = 0; i < properties.length; i++) {
			arguments[i + 1] = "--console.streaming." + properties[i];
		}
		return new SocketServer(application.run(arguments));
	}

	int port() {
		return Integer.parseInt(this.context.getEnvironment().getRequiredProperty("local.server.port"));
	}

	<T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	Visit visit(String user) throws IOException, InterruptedException {
		HttpClient http = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
		Visit visit = new Visit(this, http, user, "");
		String token = visit.send(visit.request("/token").GET()).body();
		return new Visit(this, http, user, token);
	}

	@Override
	public void close() {
		this.context.close();
	}

	/** Somebody who is signed in. */
	record Visit(SocketServer server, HttpClient http, String user, String token) {

		HttpRequest.Builder request(String path) {
			return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.server.port() + path))
				.header("Authorization", authorization());
		}

		HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
			return this.http.send(request.build(), HttpResponse.BodyHandlers.ofString());
		}

		void signOut() throws IOException, InterruptedException {
			send(request("/end").header("X-CSRF-TOKEN", this.token).POST(HttpRequest.BodyPublishers.noBody()));
		}

		String authorization() {
			return "Basic " + Base64.getEncoder().encodeToString((this.user + ":secret").getBytes());
		}

	}

	@EnableAutoConfiguration
	@EnableConfigurationProperties(StreamingProperties.class)
	@Import({ StreamingConfiguration.class, SocketHandler.class, SocketHandshake.class, Clients.class, Topics.class,
			Broadcaster.class, Endpoints.class })
	static class Application {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			return http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
				.httpBasic(Customizer.withDefaults())
				.sessionManagement((session) -> session.sessionCreationPolicy(SessionCreationPolicy.ALWAYS))
				.build();
		}

		@Bean
		UserDetailsService users() {
			return new InMemoryUserDetailsManager(
					User.withUsername("ada").password("{noop}secret").roles("VIEWER").build(),
					User.withUsername("bob").password("{noop}secret").roles("VIEWER").build());
		}

		@Bean
		BroadcastTopic news() {
			return new BroadcastTopic("news");
		}

		@Bean
		OpenTopic openTopic() {
			return new OpenTopic();
		}

	}

	/** A topic whose sinks the test holds; it refuses what asks for nothing. */
	static final class OpenTopic implements Topic {

		final Set<Sink> sinks = ConcurrentHashMap.newKeySet();

		volatile TopicRequest last;

		@Override
		public String name() {
			return "open";
		}

		@Override
		public Subscription open(TopicRequest request, Sink sink) {
			if (request.first("what") == null) {
				throw new ErrorResponseException(HttpStatus.UNPROCESSABLE_CONTENT,
						ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_CONTENT, "Say what."), null);
			}
			this.last = request;
			this.sinks.add(sink);
			return () -> this.sinks.remove(sink);
		}

	}

	@RestController
	static class Endpoints {

		@GetMapping("/token")
		String token(CsrfToken token) {
			return token.getToken();
		}

		@PostMapping("/end")
		void end(HttpSession session) {
			if (session.isNew()) {
				throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
			}
			session.invalidate();
		}

	}

}
