package org.malcolmconsole.simulator.admission;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

import io.fabric8.kubernetes.api.model.Quantity;
import org.malcolmconsole.simulator.store.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the same meaning always the same way: no empty lists and maps, quantities with
 * the largest unit.
 */
final class Normal {

	private static final Set<String> MAPS = Set.of("labels", "annotations", "data", "binaryData", "nodeSelector",
			"matchLabels", "limits", "requests");

	private static final Set<String> QUANTITIES = Set.of("limits", "requests", "capacity", "allocatable");

	/**
	 * Fields whose false, 0 or empty text is the same as nothing.
	 */
	private static final Set<String> USUAL = Set.of("stdin", "stdinOnce", "tty", "readOnly", "hostNetwork", "hostPID",
			"hostIPC", "paused", "publishNotReadyAddresses", "unschedulable", "subPath", "subPathExpr", "value",
			"workingDir", "host", "nodeName", "hostname", "initialDelaySeconds", "minReadySeconds", "hostPort",
			"nodePort");

	private static final List<String> BINARY = List.of("", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei");

	private static final List<String> DECIMAL = List.of("n", "u", "m", "", "k", "M", "G", "T", "P", "E");

	private Normal() {
	}

	static void write(ObjectNode object) {
		for (String field : List.copyOf(object.propertyNames())) {
			JsonNode value = object.get(field);
			if (saysNothing(field, value)) {
				object.remove(field);
			}
			else if (QUANTITIES.contains(field) && value instanceof ObjectNode quantities) {
				quantities.properties().forEach((entry) -> quantities.put(entry.getKey(), quantity(entry.getValue())));
			}
			else if (value instanceof ObjectNode below && !MAPS.contains(field)) {
				write(below);
			}
			else {
				Json.objects(value).forEach(Normal::write);
			}
		}
	}

	private static boolean saysNothing(String field, JsonNode value) {
		boolean empty = value.isContainer() && value.isEmpty() && (value.isArray() || MAPS.contains(field));
		boolean zero = (value.isBoolean() && !value.asBoolean()) || (value.isInt() && value.asInt() == 0)
				|| (value.isString() && value.asString().isEmpty());
		return value.isNull() || empty || (zero && USUAL.contains(field));
	}

	private static String quantity(JsonNode value) {
		String text = value.asString("");
		try {
			Quantity quantity = new Quantity(text);
			BigDecimal amount = Quantity.getAmountInBytes(quantity);
			boolean binary = quantity.getFormat().endsWith("i") && amount.stripTrailingZeros().scale() <= 0;
			return binary ? scaled(amount, BigDecimal.valueOf(1024), BINARY)
					: scaled(amount.scaleByPowerOfTen(9), BigDecimal.valueOf(1000), DECIMAL);
		}
		catch (IllegalArgumentException ex) {
			return text;
		}
	}

	private static String scaled(BigDecimal amount, BigDecimal base, List<String> units) {
		BigDecimal rest = amount;
		int unit = 0;
		while (rest.signum() != 0 && unit < units.size() - 1 && rest.remainder(base).signum() == 0) {
			rest = rest.divide(base);
			unit++;
		}
		return (amount.signum() == 0) ? "0" : rest.stripTrailingZeros().toPlainString() + units.get(unit);
	}

}
