package org.malcolmconsole.release;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Turns the nodes of one document into plain values and remembers their lines.
 */
class NodeReader {

	/** Anchors may repeat content, but not without end. */
	private static final int MAX_VALUES = 300_000;

	private static final String MERGE = "<<";

	private final String file;

	private final Map<String, Integer> lines = new HashMap<>();

	private int values;

	private int depth;

	NodeReader(String file) {
		this.file = file;
	}

	static int line(Node node) {
		return node.getStartMark().getLine() + 1;
	}

	Map<String, Integer> lines() {
		return this.lines;
	}

	@Nullable Object read(Node node) {
		return read("", node);
	}

	private @Nullable Object read(String pointer, Node node) {
		this.lines.put(pointer, line(node));
		if (++this.values > MAX_VALUES || this.depth > Yaml.MAX_DEPTH) {
			throw problem(node, "anchors repeat so much content that it has no end.");
		}
		this.depth++;
		try {
			return value(pointer, node);
		}
		finally {
			this.depth--;
		}
	}

	private @Nullable Object value(String pointer, Node node) {
		if (node instanceof MappingNode mapping && mapping.getTag().equals(Tag.MAP)) {
			return mapping(pointer, mapping);
		}
		if (node instanceof SequenceNode sequence && sequence.getTag().equals(Tag.SEQ)) {
			return sequence(pointer, sequence);
		}
		if (node instanceof ScalarNode scalar) {
			return scalar(scalar);
		}
		throw problem(node, "the tag %s is not supported.".formatted(node.getTag()));
	}

	private List<@Nullable Object> sequence(String pointer, SequenceNode node) {
		List<@Nullable Object> list = new ArrayList<>();
		for (Node item : node.getValue()) {
			list.add(read(pointer + "/" + list.size(), item));
		}
		return Collections.unmodifiableList(list);
	}

	private Map<String, @Nullable Object> mapping(String pointer, MappingNode node) {
		Map<String, @Nullable Object> map = new LinkedHashMap<>();
		for (NodeTuple entry : node.getValue()) {
			if (!isMerge(entry.getKeyNode())) {
				put(pointer, map, entry);
			}
		}
		node.getValue()
			.stream()
			.filter((entry) -> isMerge(entry.getKeyNode()))
			.forEach((entry) -> merge(pointer, map, entry.getValueNode()));
		return Collections.unmodifiableMap(map);
	}

	private void put(String pointer, Map<String, @Nullable Object> map, NodeTuple entry) {
		String key = key(entry.getKeyNode());
		if (map.containsKey(key)) {
			throw problem(entry.getKeyNode(), "the key \"%s\" is there twice.".formatted(key));
		}
		String place = pointer + "/" + key.replace("~", "~0").replace("/", "~1");
		map.put(key, read(place, entry.getValueNode()));
		this.lines.put(place, line(entry.getKeyNode()));
	}

	private void merge(String pointer, Map<String, @Nullable Object> map, Node source) {
		Object merged = read(pointer + "/" + MERGE, source);
		List<?> parts = (merged instanceof List<?> list) ? list : Collections.singletonList(merged);
		for (Object part : parts) {
			if (!(part instanceof Map<?, ?> values)) {
				throw problem(source, "only keys and values can be merged with <<.");
			}
			values.forEach((key, value) -> map.putIfAbsent(String.valueOf(key), value));
		}
	}

	private String key(Node node) {
		Object key = (node instanceof ScalarNode scalar) ? scalar(scalar) : null;
		if (key == null) {
			throw problem(node, "a key has to be text or a number.");
		}
		return key.toString();
	}

	private @Nullable Object scalar(ScalarNode node) {
		Tag tag = node.getTag();
		if (tag.equals(Tag.STR) || tag.equals(Tag.TIMESTAMP)) {
			return node.getValue();
		}
		if (!List.of(PlainTag.PLAIN, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL).contains(tag)) {
			throw problem(node, "the tag %s is not supported.".formatted(tag));
		}
		try {
			return PlainScalar.value(node.getValue());
		}
		catch (NumberFormatException ex) {
			throw problem(node, "infinity and not-a-number cannot be sent to Kubernetes.");
		}
	}

	private static boolean isMerge(Node node) {
		return node instanceof ScalarNode scalar && scalar.getTag().equals(PlainTag.PLAIN)
				&& scalar.getValue().equals(MERGE);
	}

	private YamlException problem(Node node, String problem) {
		return new YamlException(this.file, line(node), problem);
	}

}
