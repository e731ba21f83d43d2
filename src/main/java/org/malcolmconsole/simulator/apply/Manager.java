package org.malcolmconsole.simulator.apply;

import org.malcolmconsole.simulator.store.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Somebody who owns fields, and how they came to them.
 *
 * @param operation {@code Apply} or {@code Update}
 * @param subresource empty for the object itself
 * @param time when it changed last
 */
record Manager(String name, String operation, String apiVersion, String subresource, String time, FieldSet fields) {

	static Manager parse(JsonNode entry) {
		return new Manager(Json.text(entry, "manager"), Json.text(entry, "operation"), Json.text(entry, "apiVersion"),
				Json.text(entry, "subresource"), Json.text(entry, "time"), FieldSet.parse(Json.at(entry, "fieldsV1")));
	}

	boolean same(Manager other) {
		return this.name.equals(other.name) && this.operation.equals(other.operation)
				&& this.apiVersion.equals(other.apiVersion) && this.subresource.equals(other.subresource);
	}

	Manager with(FieldSet changed) {
		return new Manager(this.name, this.operation, this.apiVersion, this.subresource, this.time, changed);
	}

	boolean applies() {
		return this.operation.equals("Apply");
	}

	/**
	 * As a conflict names it.
	 */
	String shown() {
		String shown = "\"" + this.name + "\"";
		if (!this.subresource.isEmpty()) {
			shown += " with subresource \"" + this.subresource + "\"";
		}
		return applies() ? shown : shown + " using " + this.apiVersion;
	}

	ObjectNode json() {
		ObjectNode json = Json.object()
			.put("manager", this.name)
			.put("operation", this.operation)
			.put("apiVersion", this.apiVersion)
			.put("time", this.time)
			.put("fieldsType", "FieldsV1");
		json.set("fieldsV1", this.fields.json());
		if (!this.subresource.isEmpty()) {
			json.put("subresource", this.subresource);
		}
		return json;
	}

}
