package org.malcolmconsole.cluster.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.cluster.Permission;
import org.malcolmconsole.web.Tone;

/**
 * What we may and may not do with one kind of objects.
 */
record ResourcePermissions(String resource, String group, @Nullable String namespace, String neededFor,
		List<String> allowed, List<String> missing, boolean optional) {

	static List<ResourcePermissions> of(List<Permission> permissions) {
		Map<String, List<Permission>> byResource = new LinkedHashMap<>();
		for (Permission permission : permissions) {
			String key = String.join("/", permission.group(), permission.resource(),
					String.valueOf(permission.namespace()), permission.neededFor());
			byResource.computeIfAbsent(key, (name) -> new ArrayList<>()).add(permission);
		}
		return byResource.values().stream().map(ResourcePermissions::merge).toList();
	}

	/**
	 * The colour of the answer.
	 */
	public Tone tone() {
		if (this.missing.isEmpty()) {
			return Tone.READY;
		}
		return this.optional ? Tone.IDLE : Tone.FAIL;
	}

	/**
	 * The answer in a word.
	 */
	public String word() {
		if (this.missing.isEmpty()) {
			return "all";
		}
		return this.optional ? "optional, missing" : "missing";
	}

	private static ResourcePermissions merge(List<Permission> permissions) {
		Permission first = permissions.get(0);
		return new ResourcePermissions(first.resource(), first.group(), first.namespace(), first.neededFor(),
				permissions.stream().filter(Permission::allowed).map(Permission::verb).toList(),
				permissions.stream().filter((permission) -> !permission.allowed()).map(Permission::verb).toList(),
				first.optional());
	}

}
