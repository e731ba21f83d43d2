package org.malcolmconsole.cluster.kubeconfig;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A place in the YAML of a kubeconfig: what is there, under which key, on which line.
 */
final class YamlEntry {

	private final String key;

	private final Node node;

	private final int line;

	YamlEntry(Node root) {
		this("", root, root);
	}

	private YamlEntry(String key, Node node, Node place) {
		this.key = key;
		this.node = node;
		this.line = place.getStartMark().getLine() + 1;
	}

	KubeconfigException refuse(String message) {
		return KubeconfigException.at(this.line, this.key, message);
	}

	/**
	 * The entry of a key, empty when it is missing or null.
	 */
	Optional<YamlEntry> get(String name) {
		for (NodeTuple tuple : mapping().getValue()) {
			if (name(tuple).equals(name) && !Tag.NULL.equals(tuple.getValueNode().getTag())) {
				return Optional.of(new YamlEntry(path(name), tuple.getValueNode(), tuple.getKeyNode()));
			}
		}
		return Optional.empty();
	}

	/**
	 * Whether nothing stands here, as templates leave it: a blank text, an empty list or
	 * mapping.
	 */
	boolean empty() {
		return this.node instanceof ScalarNode scalar && scalar.getValue().isBlank()
				|| this.node instanceof CollectionNode<?> collection && collection.getValue().isEmpty();
	}

	int line() {
		return this.line;
	}

	/**
	 * The text of a key, null when it is missing or empty.
	 */
	@Nullable String text(String name) {
		return get(name).map(YamlEntry::text).filter((text) -> !text.isBlank()).orElse(null);
	}

	String text() {
		if (this.node instanceof ScalarNode scalar) {
			return scalar.getValue();
		}
		throw refuse("a text is expected here.");
	}

	/**
	 * The items of a list under a key, none when it is missing.
	 */
	List<YamlEntry> items(String name) {
		Optional<YamlEntry> list = get(name);
		if (list.isEmpty()) {
			return List.of();
		}
		if (!(list.get().node instanceof SequenceNode sequence)) {
			throw list.get().refuse("a list is expected here.");
		}
		List<YamlEntry> items = new ArrayList<>();
		for (Node item : sequence.getValue()) {
			items.add(new YamlEntry(path(name) + "[" + items.size() + "]", item, item));
		}
		return items;
	}

	/**
	 * Fails when a key stands twice in one mapping, here or below.
	 */
	void checkKeys() {
		if (this.node instanceof MappingNode mapping) {
			Set<String> seen = new HashSet<>();
			for (NodeTuple tuple : mapping.getValue()) {
				YamlEntry entry = new YamlEntry(path(name(tuple)), tuple.getValueNode(), tuple.getKeyNode());
				if (!seen.add(name(tuple))) {
					throw entry.refuse("the key stands here twice. Remove one of them.");
				}
				entry.checkKeys();
			}
		}
		if (this.node instanceof SequenceNode sequence) {
			sequence.getValue().forEach((item) -> new YamlEntry(this.key + "[]", item, item).checkKeys());
		}
	}

	private String path(String name) {
		return this.key.isEmpty() ? name : this.key + "." + name;
	}

	private String name(NodeTuple tuple) {
		if (tuple.getKeyNode() instanceof ScalarNode scalar) {
			return scalar.getValue();
		}
		throw refuse("a key has to be plain text.");
	}

	private MappingNode mapping() {
		if (this.node instanceof MappingNode mapping) {
			return mapping;
		}
		throw refuse("keys and values are expected here.");
	}

}
