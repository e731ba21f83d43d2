package org.malcolmconsole.cluster.kubeconfig;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Turns text into a tree of YAML nodes, and refuses what costs much or refers elsewhere.
 */
final class YamlText {

	static final int MAX_BYTES = 1024 * 1024;

	static final int MAX_DEPTH = 20;

	private static final String WHOLE = "kubeconfig";

	private YamlText() {
	}

	static void checkSize(String text) {
		if (text.length() > MAX_BYTES || text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
			throw KubeconfigException.at(0, WHOLE, "it is larger than 1 MiB, which no kubeconfig needs.");
		}
	}

	static YamlEntry read(String text) {
		try {
			check(text);
			Node root = yaml().compose(new StringReader(text));
			if (root == null) {
				throw KubeconfigException.at(0, WHOLE, "it is empty. Paste the whole text of the file.");
			}
			YamlEntry entry = new YamlEntry(root);
			entry.checkKeys();
			return entry;
		}
		catch (MarkedYAMLException ex) {
			int line = (ex.getProblemMark() != null) ? ex.getProblemMark().getLine() + 1 : 0;
			throw KubeconfigException.at(line, WHOLE, "this is not YAML. Check the indentation and the quotes.");
		}
		catch (YAMLException ex) {
			throw KubeconfigException.at(0, WHOLE, "this is not YAML text.");
		}
	}

	private static Yaml yaml() {
		LoaderOptions options = new LoaderOptions();
		options.setCodePointLimit(MAX_BYTES + 1);
		options.setNestingDepthLimit(MAX_DEPTH + 1);
		options.setMaxAliasesForCollections(0);
		return new Yaml(options);
	}

	private static void check(String text) {
		int depth = 0;
		int documents = 0;
		for (Event event : yaml().parse(new StringReader(text))) {
			refuseReferences(event);
			if (event instanceof CollectionStartEvent && ++depth > MAX_DEPTH) {
				throw at(event, "it is nested more than " + MAX_DEPTH + " levels deep.");
			}
			if (event instanceof CollectionEndEvent) {
				depth--;
			}
			if (event instanceof DocumentStartEvent && ++documents > 1) {
				throw at(event, "a second document begins here. Leave one only.");
			}
		}
	}

	private static void refuseReferences(Event event) {
		if (event instanceof AliasEvent || (event instanceof NodeEvent node && node.getAnchor() != null)) {
			throw at(event, "YAML anchors and aliases (& and *) are not taken. Write the value out.");
		}
		boolean tagged = event instanceof ScalarEvent scalar && scalar.getTag() != null
				|| event instanceof CollectionStartEvent start && start.getTag() != null;
		if (tagged) {
			throw at(event, "YAML tags (!…) are not taken. Remove the tag.");
		}
	}

	private static KubeconfigException at(Event event, String message) {
		return KubeconfigException.at(event.getStartMark().getLine() + 1, WHOLE, message);
	}

}
