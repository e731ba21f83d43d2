package org.malcolmconsole.workspace.directory;

import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.malcolmconsole.workspace.history.History;

/**
 * Packs the history in the background whenever enough revisions came together, so that
 * ten thousand of them are as quick to work with as a hundred.
 */
final class Housekeeping implements AutoCloseable {

	/** So many revisions stand in files of their own at most. */
	static final int EVERY = 250;

	private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);

	private final History history;

	private final ExecutorService worker;

	Housekeeping(History history) {
		this.history = history;
		this.worker = new ThreadPoolExecutor(0, 1, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(1), (work) -> {
			var thread = new Thread(work, "history-packing");
			thread.setDaemon(true);
			return thread;
		}, new ThreadPoolExecutor.DiscardPolicy());
	}

	/** Packs if there is enough to pack; what is waiting already suffices. */
	void consider() {
		this.worker.execute(this::pack);
	}

	private void pack() {
		try {
			this.history.pack(EVERY);
		}
		catch (IOException | RuntimeException ex) {
			log.warn("The history could not be packed; it works all the same, and the next revision tries again", ex);
		}
	}

	/** Waits for what is being packed. */
	@Override
	public void close() {
		this.worker.shutdown();
		try {
			this.worker.awaitTermination(1, TimeUnit.MINUTES);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
