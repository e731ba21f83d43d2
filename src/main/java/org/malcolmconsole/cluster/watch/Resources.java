package org.malcolmconsole.cluster.watch;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.LoadBalancerIngress;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimSpec;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimStatus;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServiceSpec;
import io.fabric8.kubernetes.api.model.networking.v1.IngressLoadBalancerIngress;
import io.fabric8.kubernetes.api.model.networking.v1.IngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.IngressSpec;
import org.jspecify.annotations.Nullable;
import org.malcolmconsole.cluster.ClusterSnapshot.Claim;
import org.malcolmconsole.cluster.ClusterSnapshot.Event;
import org.malcolmconsole.cluster.ClusterSnapshot.Ingress;
import org.malcolmconsole.cluster.ClusterSnapshot.Service;

/**
 * Turns claims, services, ingresses and events into values.
 */
final class Resources {

	private Resources() {
	}

	static Claim claim(PersistentVolumeClaim claim) {
		PersistentVolumeClaimSpec spec = (claim.getSpec() != null) ? claim.getSpec() : new PersistentVolumeClaimSpec();
		PersistentVolumeClaimStatus status = (claim.getStatus() != null) ? claim.getStatus()
				: new PersistentVolumeClaimStatus();
		Map<String, Quantity> requests = (spec.getResources() != null) ? spec.getResources().getRequests() : null;
		String phase = (status.getPhase() != null) ? status.getPhase() : "Pending";
		return new Claim(Fields.metadata(claim), phase, spec.getStorageClassName(), spec.getVolumeName(),
				List.copyOf(Fields.list(spec.getAccessModes())), Fields.bytes(requests, "storage"),
				Fields.bytes(status.getCapacity(), "storage"));
	}

	static Service service(io.fabric8.kubernetes.api.model.Service service) {
		ServiceSpec spec = (service.getSpec() != null) ? service.getSpec() : new ServiceSpec();
		List<Integer> ports = Fields.list(spec.getPorts()).stream().map(ServicePort::getPort).toList();
		String type = (spec.getType() != null) ? spec.getType() : "ClusterIP";
		return new Service(Fields.metadata(service), type, spec.getClusterIP(), Fields.map(spec.getSelector()), ports,
				addresses(service));
	}

	private static List<String> addresses(io.fabric8.kubernetes.api.model.Service service) {
		if (service.getStatus() == null || service.getStatus().getLoadBalancer() == null) {
			return List.of();
		}
		List<LoadBalancerIngress> given = Fields.list(service.getStatus().getLoadBalancer().getIngress());
		return given.stream().flatMap((address) -> either(address.getHostname(), address.getIp())).toList();
	}

	static Ingress ingress(io.fabric8.kubernetes.api.model.networking.v1.Ingress ingress) {
		IngressSpec spec = (ingress.getSpec() != null) ? ingress.getSpec() : new IngressSpec();
		List<String> hosts = Fields.list(spec.getRules())
			.stream()
			.map(IngressRule::getHost)
			.filter(Objects::nonNull)
			.distinct()
			.toList();
		return new Ingress(Fields.metadata(ingress), spec.getIngressClassName(), hosts, addresses(ingress));
	}

	private static List<String> addresses(io.fabric8.kubernetes.api.model.networking.v1.Ingress ingress) {
		if (ingress.getStatus() == null || ingress.getStatus().getLoadBalancer() == null) {
			return List.of();
		}
		List<IngressLoadBalancerIngress> given = Fields.list(ingress.getStatus().getLoadBalancer().getIngress());
		return given.stream().flatMap((address) -> either(address.getHostname(), address.getIp())).toList();
	}

	private static Stream<String> either(@Nullable String hostname, @Nullable String ip) {
		return Stream.of(Fields.text(hostname), Fields.text(ip)).filter((text) -> !text.isEmpty()).limit(1);
	}

	static Event event(io.fabric8.kubernetes.api.model.Event event) {
		Instant created = Fields.metadata(event).created();
		Instant first = Objects.requireNonNullElse(Fields.time(event.getFirstTimestamp()), micro(event, created));
		Instant last = Objects.requireNonNullElse(Fields.time(event.getLastTimestamp()), first);
		boolean named = event.getInvolvedObject() != null;
		return new Event(Fields.text(event.getMetadata().getUid()),
				Objects.requireNonNullElse(event.getType(), "Normal"), Fields.text(event.getReason()),
				Fields.text(event.getMessage()), named ? Fields.text(event.getInvolvedObject().getKind()) : "",
				named ? Fields.text(event.getInvolvedObject().getName()) : "",
				Math.max(1, Fields.number(event.getCount())), first, last);
	}

	private static Instant micro(io.fabric8.kubernetes.api.model.Event event, Instant otherwise) {
		String time = (event.getEventTime() != null) ? event.getEventTime().getTime() : null;
		return Objects.requireNonNullElse(Fields.time(time), otherwise);
	}

}
