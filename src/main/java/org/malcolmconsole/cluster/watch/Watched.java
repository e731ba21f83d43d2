package org.malcolmconsole.cluster.watch;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The objects of one kind as values, kept up to date by an informer.
 *
 * @param <T> the objects' type
 * @param <R> the values' type
 */
final class Watched<T extends HasMetadata, R> implements ResourceEventHandler<T>, AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(Watched.class);

	private final String resource;

	private final SharedIndexInformer<T> informer;

	private final Function<T, R> mapper;

	private final Runnable changed;

	private final Map<String, R> values = new ConcurrentSkipListMap<>();

	Watched(String resource, SharedIndexInformer<T> informer, Function<T, R> mapper, Runnable changed) {
		this.resource = resource;
		this.informer = informer;
		this.mapper = mapper;
		this.changed = changed;
		// the library's own handler would end the informer for good
		informer.exceptionHandler((started, failure) -> {
			logger.debug("Watching {} failed, trying again", resource, failure);
			return true;
		});
		informer.addEventHandler(this);
		informer.start();
	}

	String resource() {
		return this.resource;
	}

	List<R> values() {
		return List.copyOf(this.values.values());
	}

	boolean watching() {
		return this.informer.isWatching() && this.informer.hasSynced();
	}

	@Override
	public void onAdd(T object) {
		put(object);
	}

	@Override
	public void onUpdate(T before, T object) {
		put(object);
	}

	@Override
	public void onDelete(T object, boolean unknown) {
		this.values.remove(object.getMetadata().getName());
		this.changed.run();
	}

	private void put(T object) {
		try {
			this.values.put(object.getMetadata().getName(), this.mapper.apply(object));
			this.changed.run();
		}
		catch (RuntimeException ex) {
			logger.warn("Can't read {} {}", this.resource, object.getMetadata().getName(), ex);
		}
	}

	@Override
	public void close() {
		this.informer.stop();
	}

}
