package org.malcolmconsole.infrastructure;

import java.util.function.BooleanSupplier;

import org.malcolmconsole.web.SetupStep;

/**
 * A step of the first run that is done once a file is there.
 *
 * @param optional whether Malcolm starts without it
 */
record InfrastructureStep(String id, String title, int order, boolean optional, String there, String missing,
		BooleanSupplier configured) implements SetupStep {

	static InfrastructureStep storage(BooleanSupplier configured) {
		return new InfrastructureStep("storage", "Storage", 40, false, "All claims are defined.",
				"Say where Malcolm keeps its data.", configured);
	}

	static InfrastructureStep ingress(BooleanSupplier configured) {
		return new InfrastructureStep("ingress", "Ingress", 50, true, "Malcolm has a way in.",
				"Without an ingress Malcolm is reached by port forward only.", configured);
	}

	@Override
	public String href() {
		return "/" + this.id;
	}

	@Override
	public boolean isOptional() {
		return this.optional;
	}

	@Override
	public Progress progress() {
		if (this.configured.getAsBoolean()) {
			return new Progress(State.DONE, this.there);
		}
		return new Progress(State.TODO, this.missing);
	}

}
