package org.malcolmconsole.security;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpMethod;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;

/**
 * Tells apart who is asking.
 */
final class Requests {

	private Requests() {
	}

	static boolean isApi(HttpServletRequest request) {
		String path = path(request);
		return path.startsWith("/api/") || path.startsWith("/v3/api-docs") || path.startsWith("/actuator");
	}

	static boolean isFragment(HttpServletRequest request) {
		return request.getHeader("HX-Request") != null;
	}

	static RequestCache onlyPages() {
		HttpSessionRequestCache cache = new HttpSessionRequestCache();
		cache.setRequestMatcher((request) -> HttpMethod.GET.matches(request.getMethod()) && !isApi(request)
				&& !isFragment(request) && !"websocket".equalsIgnoreCase(request.getHeader("Upgrade")));
		return cache;
	}

	/**
	 * The path within the application, decoded, as it is when it is mapped.
	 */
	static String path(HttpServletRequest request) {
		String info = request.getPathInfo();
		return request.getServletPath() + ((info != null) ? info : "");
	}

}
