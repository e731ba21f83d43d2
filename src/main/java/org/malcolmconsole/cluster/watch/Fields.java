package org.malcolmconsole.cluster.watch;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Quantity;
import org.jspecify.annotations.Nullable;
import org.malcolmconsole.cluster.ClusterSnapshot.Metadata;
import org.malcolmconsole.cluster.ClusterSnapshot.Owner;

/**
 * Reads the fields that many kinds have; everything may be missing.
 */
final class Fields {

	private Fields() {
	}

	static Metadata metadata(HasMetadata object) {
		ObjectMeta meta = object.getMetadata();
		List<Owner> owners = list(meta.getOwnerReferences()).stream()
			.map((owner) -> new Owner(owner.getKind(), owner.getName(), owner.getUid()))
			.toList();
		return new Metadata(meta.getName(), text(meta.getUid()), map(meta.getLabels()), map(meta.getAnnotations()),
				Objects.requireNonNullElse(time(meta.getCreationTimestamp()), Instant.EPOCH),
				time(meta.getDeletionTimestamp()), owners);
	}

	static <T> List<T> list(@Nullable List<T> items) {
		return (items != null) ? items : List.of();
	}

	static <V> Map<String, V> map(@Nullable Map<String, V> items) {
		return (items != null) ? Map.copyOf(items) : Map.of();
	}

	static String text(@Nullable String text) {
		return (text != null) ? text : "";
	}

	static int number(@Nullable Integer number) {
		return (number != null) ? number : 0;
	}

	static @Nullable Instant time(@Nullable String text) {
		try {
			return (text != null && !text.isEmpty()) ? Instant.parse(text) : null;
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

	static @Nullable Double cores(@Nullable Map<String, Quantity> quantities) {
		BigDecimal amount = amount(quantities, "cpu");
		return (amount != null) ? (Double) amount.doubleValue() : null;
	}

	static @Nullable Long bytes(@Nullable Map<String, Quantity> quantities, String name) {
		BigDecimal amount = amount(quantities, name);
		return (amount != null) ? (Long) amount.longValue() : null;
	}

	static long whole(@Nullable Long number) {
		return (number != null) ? number : 0;
	}

	static double real(@Nullable Double number) {
		return (number != null) ? number : 0;
	}

	private static @Nullable BigDecimal amount(@Nullable Map<String, Quantity> quantities, String name) {
		Quantity quantity = (quantities != null) ? quantities.get(name) : null;
		return (quantity != null) ? quantity.getNumericalAmount() : null;
	}

}
