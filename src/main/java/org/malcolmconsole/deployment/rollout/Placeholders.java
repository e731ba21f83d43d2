package org.malcolmconsole.deployment.rollout;

import java.lang.reflect.Proxy;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;

import org.malcolmconsole.workspace.Workspace;

/**
 * Stand-ins until the modules have their beans.
 */
@Configuration(proxyBeanMethods = false)
class Placeholders {

	@Bean
	@Fallback
	Workspace placeholderWorkspace() {
		return placeholder(Workspace.class);
	}

	private static <T> T placeholder(Class<T> type) {
		return type
			.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, (proxy, method, args) -> {
				throw new UnsupportedOperationException(method.getName());
			}));
	}

}
