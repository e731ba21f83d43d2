package org.malcolmconsole.probe;

import org.malcolmconsole.probe.Layer.Kind;
import org.malcolmconsole.probe.Layer.State;

/**
 * A test ends here: the layer that failed, and what to do next.
 */
public class ProbeFailure extends Exception {

	private static final long serialVersionUID = 1L;

	private final transient Layer layer;

	public ProbeFailure(Kind kind, String detail, String remedy) {
		this(new Layer(kind, State.FAILED, detail, remedy));
	}

	private ProbeFailure(Layer layer) {
		super(layer.detail());
		this.layer = layer;
	}

	/** A layer that can't be tried from here, which is no failure. */
	public static ProbeFailure skipped(Kind kind, String detail) {
		return new ProbeFailure(new Layer(kind, State.SKIPPED, detail, null));
	}

	public Layer layer() {
		return this.layer;
	}

}
