package org.malcolmconsole.dashboard;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.deployment.PodStatus;
import org.malcolmconsole.deployment.ServiceStatus;
import org.malcolmconsole.deployment.Status;

/**
 * Services that belong together, in the order of the release.
 */
record ServiceGroup(String title, List<Row> rows) {

	static List<ServiceGroup> of(Status status) {
		Map<String, List<PodStatus>> pods = status.pods()
			.stream()
			.filter((pod) -> pod.service() != null)
			.collect(Collectors.groupingBy((pod) -> Objects.requireNonNull(pod.service())));
		return status.services()
			.stream()
			.map(ServiceStatus::group)
			.distinct()
			.map((group) -> new ServiceGroup(group,
					status.services()
						.stream()
						.filter((service) -> service.group().equals(group))
						.map((service) -> Row.of(service, pods.getOrDefault(service.name(), List.of())))
						.toList()))
			.toList();
	}

	/**
	 * A service with what its pods use: cores and bytes, null when unknown.
	 */
	record Row(ServiceStatus service, Look look, @Nullable Double cores, @Nullable Long bytes) {

		static Row of(ServiceStatus service, List<PodStatus> pods) {
			return new Row(service, Look.of(service.state()), sum(pods, PodStatus::cpuUsage),
					whole(sum(pods, PodStatus::memoryUsage)));
		}

		private static @Nullable Double sum(List<PodStatus> pods, Function<PodStatus, @Nullable Number> figure) {
			double sum = 0;
			boolean known = false;
			for (PodStatus pod : pods) {
				Number value = figure.apply(pod);
				known |= value != null;
				sum += (value != null) ? value.doubleValue() : 0;
			}
			return known ? sum : null;
		}

		private static @Nullable Long whole(@Nullable Double value) {
			return (value != null) ? Math.round(value) : null;
		}

	}

}
