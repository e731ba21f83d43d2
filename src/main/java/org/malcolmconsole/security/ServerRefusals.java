package org.malcolmconsole.security;

import java.io.IOException;

import jakarta.servlet.ServletException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Puts the headers also on what the server refuses by itself, before any filter is asked.
 */
@Component
class ServerRefusals implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

	@Override
	public void customize(TomcatServletWebServerFactory factory) {
		factory.addEngineValves(new HeadersValve());
		// our firewall refuses these as well, and says so in the form that callers take
		factory.addConnectorCustomizers((connector) -> connector.setEncodedSolidusHandling("passthrough"));
	}

	private static final class HeadersValve extends ValveBase {

		private HeadersValve() {
			super(true);
		}

		@Override
		public void invoke(Request request, Response response) throws IOException, ServletException {
			SecurityHeaders.write(request, response);
			getNext().invoke(request, response);
		}

	}

}
