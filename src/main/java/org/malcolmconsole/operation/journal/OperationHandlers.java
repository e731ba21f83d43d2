package org.malcolmconsole.operation.journal;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.malcolmconsole.operation.OperationEffect;
import org.malcolmconsole.operation.OperationHandler;
import org.malcolmconsole.operation.OperationTypes;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The handlers by type, looked up late because handlers may need operations themselves.
 */
@Component
class OperationHandlers implements OperationTypes {

	private final ObjectProvider<OperationHandler> handlers;

	OperationHandlers(ObjectProvider<OperationHandler> handlers) {
		this.handlers = handlers;
	}

	Optional<OperationHandler> find(String type) {
		return Optional.ofNullable(byType().get(type));
	}

	Set<String> types() {
		return byType().keySet();
	}

	@Override
	public String title(String type) {
		return find(type).map(OperationHandler::title).orElse(type);
	}

	@Override
	public String doing(String type) {
		return find(type).map(OperationHandler::doing).orElse(type);
	}

	@Override
	public OperationEffect effect(String type) {
		return find(type).map(OperationHandler::effect).orElse(OperationEffect.NONE);
	}

	private Map<String, OperationHandler> byType() {
		return this.handlers.stream()
			.collect(Collectors.toMap(OperationHandler::type, Function.identity(), OperationHandlers::refuse,
					TreeMap::new));
	}

	private static OperationHandler refuse(OperationHandler one, OperationHandler other) {
		throw new IllegalStateException("Two handlers of operation type " + one.type());
	}

}
