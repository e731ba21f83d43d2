package org.malcolmconsole.cluster.connection;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.malcolmconsole.cluster.watch.WatchPace;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The cluster to use, as start options.
 *
 * @param kubeconfig file to read at start; goes before what was chosen on the page
 * @param context context of it, else its current one
 * @param namespace namespace to work in, unless another one was chosen on the page
 * @param serviceAccountDirectory where a pod finds token and authority of its service
 * account
 * @param serviceAccountServer where a pod finds the API server
 * @param silenceLimit how long a watch may say nothing; a cluster says once a minute that
 * there is no news
 * @param fullLook how often, roughly, everything is listed anew although it is watched
 */
@Validated
@ConfigurationProperties("console.kubernetes")
public record ClusterProperties(@Nullable Path kubeconfig, @Nullable String context,
		@DefaultValue("malcolm") @Size(min = 1, max = 63) @Pattern(regexp = NAMESPACE) String namespace,
		@DefaultValue("/var/run/secrets/kubernetes.io/serviceaccount") Path serviceAccountDirectory,
		@DefaultValue("https://kubernetes.default.svc") URI serviceAccountServer,
		@DefaultValue("90s") @DurationMin(seconds = 1) Duration silenceLimit,
		@DefaultValue("5m") @DurationMin(seconds = 1) Duration fullLook) {

	/** What a namespace may be called. */
	public static final String NAMESPACE = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";

	WatchPace pace() {
		return new WatchPace(this.silenceLimit, this.fullLook);
	}

}
