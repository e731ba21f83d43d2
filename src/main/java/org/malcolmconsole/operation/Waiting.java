package org.malcolmconsole.operation;

import java.time.Instant;

/**
 * What an operation waits for, in words.
 *
 * @param service the service or thing that is waited for, for example {@code opensearch}
 * or {@code cluster}
 * @param reason why it takes time, in a sentence without secrets; at most 1,000
 * characters are kept
 * @param since when the waiting began
 */
public record Waiting(String service, String reason, Instant since) {

	public Waiting {
		service = Brevity.cut(service, 200);
		reason = Brevity.cut(reason, 1_000);
	}

}
