package org.malcolmconsole.probe;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.malcolmconsole.probe.Layer.Kind;
import org.malcolmconsole.probe.Layer.State;

/**
 * What a test found on its way up through the layers.
 *
 * @param place from where it was tried, in words
 */
public record Findings(String place, List<Layer> layers) {

	public Findings {
		layers = List.copyOf(layers);
	}

	/** Whether nothing failed and something was tried. */
	@JsonProperty
	public boolean ok() {
		return this.layers.stream().noneMatch((layer) -> layer.state() == State.FAILED)
				&& this.layers.stream().anyMatch((layer) -> layer.state() != State.SKIPPED);
	}

	/** Whether nothing could be tried. */
	public boolean skipped() {
		return this.layers.stream().allMatch((layer) -> layer.state() == State.SKIPPED);
	}

	/**
	 * Runs a test to its end or to the first layer that fails; the layers above that one
	 * are listed as not tried.
	 * @param kinds all layers, from the bottom up
	 */
	public static Findings of(String place, List<Kind> kinds, Test test) {
		Notes notes = new Notes();
		try {
			test.run(notes);
		}
		catch (ProbeFailure failure) {
			notes.layers.add(failure.layer());
		}
		List<Kind> seen = notes.layers.stream().map(Layer::kind).toList();
		kinds.stream()
			.filter((kind) -> !seen.contains(kind))
			.forEach((kind) -> notes.layers
				.add(new Layer(kind, State.SKIPPED, "Not tried, because a layer below did not get that far.", null)));
		return new Findings(place, notes.layers);
	}

	/**
	 * A test of a connection.
	 */
	@FunctionalInterface
	public interface Test {

		void run(Notes notes) throws ProbeFailure;

	}

	/**
	 * Takes down what a test finds.
	 */
	public static final class Notes {

		private final List<Layer> layers = new ArrayList<>();

		public void ok(Kind kind, String detail) {
			this.layers.add(new Layer(kind, State.OK, detail, null));
		}

		public void warn(Kind kind, String detail, @Nullable String remedy) {
			this.layers.add(new Layer(kind, State.WARNING, detail, remedy));
		}

	}

}
