package org.malcolmconsole.cluster.page;

import jakarta.validation.Valid;
import org.malcolmconsole.cluster.Cluster;
import org.malcolmconsole.cluster.connection.Connections;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The connected cluster over the API.
 */
@RestController
@RequestMapping("/api/v1/cluster")
@PreAuthorize("hasRole('ADMINISTRATOR')")
class ClusterApi {

	private final Cluster cluster;

	private final Connections connections;

	ClusterApi(Cluster cluster, Connections connections) {
		this.cluster = cluster;
		this.connections = connections;
	}

	@GetMapping
	@PreAuthorize("hasRole('VIEWER')")
	ClusterView get() {
		return ClusterView.of(this.cluster.connection());
	}

	@PutMapping
	ClusterView put(@Valid @RequestBody ConnectRequest request) {
		return ClusterView.of(this.connections.connect(request.kubeconfig(), request.context(), request.namespace()));
	}

}
