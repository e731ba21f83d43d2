package org.malcolmconsole.cluster.connection;

import java.nio.file.Path;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the console keeps its state.
 */
@ConfigurationProperties("console")
public record ConnectionDirectory(@DefaultValue("./data") Path dataDirectory) {

	Path folder() {
		return this.dataDirectory.resolve("cluster");
	}

}
