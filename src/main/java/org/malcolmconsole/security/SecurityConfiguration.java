package org.malcolmconsole.security;

import java.util.List;

import jakarta.servlet.DispatcherType;
import org.malcolmconsole.account.Accounts;
import org.malcolmconsole.account.ApiTokens;
import org.malcolmconsole.account.Role;
import org.malcolmconsole.account.SecurityLog;
import org.malcolmconsole.account.signin.SignInLimiter;

import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.access.hierarchicalroles.RoleHierarchyImpl;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.logout.LogoutFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;

/**
 * The three doors: programs with a token, the management port, and people with a session.
 */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
class SecurityConfiguration {

	@Bean
	static RoleHierarchy roleHierarchy() {
		return RoleHierarchyImpl.withDefaultRolePrefix()
			.role(Role.ADMINISTRATOR.name())
			.implies(Role.OPERATOR.name())
			.role(Role.OPERATOR.name())
			.implies(Role.VIEWER.name())
			.build();
	}

	@Bean
	@Order(1)
	SecurityFilterChain programs(HttpSecurity http, ApiTokens tokens, SignInLimiter limiter, SecurityLog log) {
		return http.securityMatcher(BearerTokenFilter::applies)
			.addFilterBefore(new BearerTokenFilter(tokens, limiter, log), BasicAuthenticationFilter.class)
			.authorizeHttpRequests(SecurityConfiguration::onlyWithRole)
			.sessionManagement((session) -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.csrf(AbstractHttpConfigurer::disable)
			.requestCache(AbstractHttpConfigurer::disable)
			.logout(AbstractHttpConfigurer::disable)
			.headers(SecurityConfiguration::onlyCacheControl)
			.exceptionHandling((failures) -> failures.authenticationEntryPoint(new SignInEntryPoint()))
			.build();
	}

	@Bean
	@Order(2)
	SecurityFilterChain management(HttpSecurity http, Environment environment) {
		boolean ownPort = ManagementPortType.get(environment) == ManagementPortType.DIFFERENT;
		return http.securityMatcher("/actuator", "/actuator/**")
			.authorizeHttpRequests((requests) -> requests.requestMatchers("/actuator/health/**")
				.permitAll()
				.anyRequest()
				.access((visitor, request) -> new AuthorizationDecision(ownPort)))
			.sessionManagement((session) -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.csrf(AbstractHttpConfigurer::disable)
			.headers(SecurityConfiguration::onlyCacheControl)
			.build();
	}

	@Bean
	@Order(3)
	SecurityFilterChain sessions(HttpSecurity http, Accounts accounts, SecurityLog log) {
		SavedRequestAwareAuthenticationSuccessHandler success = new SavedRequestAwareAuthenticationSuccessHandler();
		success.setRequestCache(Requests.onlyPages());
		return http.authorizeHttpRequests(SecurityConfiguration::onlyWithRole)
			.formLogin((form) -> form.loginPage("/sign-in")
				.successHandler(success)
				.failureHandler(new SignInRefusal())
				.permitAll())
			.logout((logout) -> logout.logoutUrl("/sign-out")
				.addLogoutHandler((request, response, person) -> log.write("sign-out", "succeeded"))
				.logoutSuccessUrl("/sign-in?out")
				.permitAll())
			.addFilterBefore(new EndedSessionFilter(accounts), LogoutFilter.class)
			.requestCache((cache) -> cache.requestCache(Requests.onlyPages()))
			.headers(SecurityConfiguration::onlyCacheControl)
			.exceptionHandling((failures) -> failures.authenticationEntryPoint(new SignInEntryPoint())
				.accessDeniedHandler(new StrangerRefusal()))
			.build();
	}

	private static void onlyWithRole(
			AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
		requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.ASYNC)
			.permitAll()
			.requestMatchers("/sign-in", "/first-account", "/password-link/*", "/assets/**", "/webjars/**", "/error")
			.permitAll()
			.requestMatchers(HttpMethod.GET, "/api/v1/downloads/*")
			.permitAll()
			.requestMatchers(HttpMethod.HEAD, "/api/v1/downloads/*")
			.permitAll();
		changesOnlyFrom(Role.ADMINISTRATOR, requests, "/api/v1/credentials/**", "/api/v1/tokens/**",
				"/api/v1/people/**", "/api/v1/cluster");
		changesOnlyFrom(Role.OPERATOR, requests, "/api/**");
		requests.anyRequest().hasRole(Role.VIEWER.name());
	}

	private static void changesOnlyFrom(Role role,
			AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests,
			String... paths) {
		for (HttpMethod method : List.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE)) {
			requests.requestMatchers(method, paths).hasRole(role.name());
		}
	}

	private static void onlyCacheControl(HeadersConfigurer<HttpSecurity> headers) {
		headers.defaultsDisabled().cacheControl((cache) -> {
		});
	}

}
