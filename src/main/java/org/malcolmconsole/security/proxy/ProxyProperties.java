package org.malcolmconsole.security.proxy;

import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may say for whom a request is.
 *
 * @param trustedProxies addresses and networks of the proxies whose X-Forwarded headers
 * are believed
 */
@ConfigurationProperties("console")
record ProxyProperties(@DefaultValue List<String> trustedProxies) {

}
