package org.malcolmconsole.infrastructure;

import java.util.Arrays;
import java.util.Optional;

/**
 * What each of Malcolm's claims is for, how large it is in Malcolm's own examples, and
 * whether pods on several nodes share it.
 */
enum Kept {

	PCAP("pcap", "pcap", "Captured network traffic", "500Gi", true),

	ZEEK("zeek", "zeek-logs", "Zeek logs and extracted files", "250Gi", true),

	SURICATA("suricata", "suricata-logs", "Suricata logs", "100Gi", true),

	CONFIG("config", "config", "Accounts, rules and NetBox's database", "25Gi", true),

	RUNTIME_LOGS("runtime-logs", "runtime-logs", "Logs of Malcolm's own parts", "25Gi", true),

	OPENSEARCH("opensearch", "opensearch", "The search index", "500Gi", false),

	OPENSEARCH_BACKUP("opensearch-backup", "opensearch-backup", "Snapshots of the search index", "500Gi", false);

	private final String prefix;

	private final String folder;

	private final String purpose;

	private final String size;

	private final boolean shared;

	Kept(String prefix, String folder, String purpose, String size, boolean shared) {
		this.prefix = prefix;
		this.folder = folder;
		this.purpose = purpose;
		this.size = size;
		this.shared = shared;
	}

	/** What is known of a claim; one that a later release adds is kept under its name. */
	static Optional<Kept> by(String claim) {
		return Arrays.stream(values()).filter((kept) -> kept.claim().equals(claim)).findFirst();
	}

	String claim() {
		return this.prefix + "-claim";
	}

	String volume() {
		return this.prefix + "-volume";
	}

	String folder() {
		return this.folder;
	}

	String purpose() {
		return this.purpose;
	}

	String size() {
		return this.size;
	}

	boolean shared() {
		return this.shared;
	}

}
