package org.malcolmconsole.security.proxy;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.servlet.ServletException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.util.NetMaskSet;
import org.apache.catalina.valves.RemoteIpValve;
import org.apache.catalina.valves.ValveBase;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;

/**
 * Believes what named proxies say about the visitor behind them, and drops what anybody
 * else says.
 */
@Component
class ForwardedHeaders implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered {

	private static final String HOST = "X-Forwarded-Host";

	private static final String PORT = "X-Forwarded-Port";

	private final List<String> proxies;

	ForwardedHeaders(ProxyProperties properties) {
		this.proxies = properties.trustedProxies();
	}

	@Override
	public void customize(TomcatServletWebServerFactory factory) {
		factory.addEngineValves(new DroppingValve(masks(this.proxies)));
		if (!this.proxies.isEmpty()) {
			RemoteIpValve valve = new RemoteIpValve();
			valve.setInternalProxies(String.join(",", this.proxies));
			valve.setRemoteIpHeader("X-Forwarded-For");
			valve.setProtocolHeader("X-Forwarded-Proto");
			valve.setHostHeader(HOST);
			valve.setPortHeader(PORT);
			factory.addEngineValves(valve);
		}
	}

	/**
	 * The networks of these proxies.
	 * @throws UnsafeProxyException for what is no address or network, and for one that is
	 * everything
	 */
	static NetMaskSet masks(List<String> proxies) {
		NetMaskSet masks = new NetMaskSet();
		for (String proxy : proxies) {
			boolean literal = proxy.matches("[0-9.]+(/[0-9]{1,2})?|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*(/[0-9]{1,3})?");
			if (!literal || proxy.endsWith("/0")) {
				throw new UnsafeProxyException(proxy);
			}
			try {
				masks.add(proxy);
			}
			catch (IllegalArgumentException ex) {
				throw new UnsafeProxyException(proxy);
			}
		}
		return masks;
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

	private static final class DroppingValve extends ValveBase {

		private static final List<String> ALWAYS = List.of("Forwarded", "X-Forwarded-Prefix", "X-Forwarded-Ssl",
				"X-Forwarded-By", "X-Real-IP");

		private static final List<String> OF_STRANGERS = List.of("X-Forwarded-For", "X-Forwarded-Proto", HOST, PORT);

		private static final Pattern PORT_OF_HOST = Pattern.compile(":([0-9]{1,5})$");

		private final NetMaskSet proxies;

		private DroppingValve(NetMaskSet proxies) {
			super(true);
			this.proxies = proxies;
		}

		@Override
		public void invoke(Request request, Response response) throws IOException, ServletException {
			drop(request, ALWAYS);
			if (this.proxies.contains(InetAddress.getByName(request.getRemoteAddr())) && isReadable(request)) {
				completePort(request);
			}
			else {
				drop(request, OF_STRANGERS);
			}
			getNext().invoke(request, response);
		}

		/** Names in place of addresses would be looked up. */
		private static boolean isReadable(Request request) {
			return Collections.list(request.getHeaders("X-Forwarded-For"))
				.stream()
				.allMatch((value) -> value.matches("[0-9a-fA-F:.,\\s]*"));
		}

		/** Many proxies name the port with the host only. */
		private static void completePort(Request request) {
			String named = request.getHeader(HOST);
			String host = (named != null) ? named : request.getHeader("Host");
			Matcher port = PORT_OF_HOST.matcher((host != null) ? host : "");
			if (request.getHeader(PORT) == null && port.find()) {
				request.getCoyoteRequest().getMimeHeaders().setValue(PORT).setString(port.group(1));
			}
		}

		private static void drop(Request request, List<String> names) {
			names.forEach(request.getCoyoteRequest().getMimeHeaders()::removeHeader);
		}

	}

}
