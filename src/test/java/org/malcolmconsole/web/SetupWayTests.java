package org.malcolmconsole.web;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.malcolmconsole.web.SetupStep.Progress;
import org.malcolmconsole.web.SetupStep.State;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.ErrorResponseException;

import static org.assertj.core.api.Assertions.assertThat;

class SetupWayTests {

	private final Step connect = new Step("connect", 10);

	private final Step storage = new Step("storage", 20);

	private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/console/storage");

	private final SetupWay way = SetupWays.over(this.request, this.storage, this.connect);

	@Test
	void stepsStandInTheirOrderWhateverTheOrderOfTheBeans() {
		assertThat(this.way.stations()).extracting(SetupWay.Station::id).containsExactly("connect", "storage");
		assertThat(this.way.stations()).extracting(SetupWay.Station::number).containsExactly(1, 2);
	}

	@Test
	void aStepIsAskedOnceForAPage() {
		this.way.stations();
		this.way.next();
		this.way.here();
		assertThat(List.of(this.connect.asked, this.storage.asked)).containsExactly(1, 1);
	}

	@Test
	void theFirstStepThatIsNotDoneIsNext() {
		this.connect.state = State.DONE;
		assertThat(this.way.next()).get().extracting(SetupWay.Station::id).isEqualTo("storage");
		assertThat(this.way.done()).isEqualTo(1);
	}

	@Test
	void aStepThatNeedsAttentionIsNotDone() {
		this.connect.state = State.ATTENTION;
		assertThat(this.way.next()).get().extracting(SetupWay.Station::id).isEqualTo("connect");
	}

	@Test
	void aPageKnowsItsPlaceBelowAnyContextPath() {
		this.request.setContextPath("/console");
		var place = this.way.here().orElseThrow();
		assertThat(place.station().id()).isEqualTo("storage");
		assertThat(place.after()).isEmpty();
		assertThat(place.inWords()).isEqualTo("0 of 2 steps are done");
		assertThat(this.way.place("/connect").orElseThrow().after()).get()
			.extracting(SetupWay.Station::title)
			.isEqualTo("storage");
		assertThat(this.way.place("/logs")).isEmpty();
	}

	@Test
	void aWayThatIsBehindYouIsNotShown() {
		this.connect.state = State.DONE;
		this.storage.state = State.DONE;
		assertThat(this.way.next()).isEmpty();
		assertThat(this.way.here()).isEmpty();
	}

	@Test
	void aStepThatFailsSaysWhyAndLeavesThePageAlone() {
		var problem = ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_CONTENT, "auth.env, line 5: mend it.");
		this.connect.failure = new ErrorResponseException(HttpStatus.UNPROCESSABLE_CONTENT, problem, null);
		this.storage.failure = new IllegalStateException("secret of the exception");
		assertThat(this.way.stations()).extracting(SetupWay.Station::state)
			.containsExactly(State.ATTENTION, State.ATTENTION);
		assertThat(this.way.stations().get(0).sentence()).isEqualTo("auth.env, line 5: mend it.");
		assertThat(this.way.stations().get(1).sentence()).isNotBlank().doesNotContain("secret");
	}

	@Test
	void anOptionalStepThatNobodyTookHoldsNothingUp() {
		this.connect.state = State.DONE;
		this.storage.optional = true;
		assertThat(this.way.next()).isEmpty();
		assertThat(List.of(this.way.done(), this.way.total())).containsExactly(1L, 1L);
	}

	@Test
	void anOptionalStepThatNeedsAttentionHoldsUp() {
		this.connect.state = State.DONE;
		this.storage.optional = true;
		this.storage.state = State.ATTENTION;
		assertThat(this.way.next()).get().extracting(SetupWay.Station::id).isEqualTo("storage");
	}

	private static final class Step implements SetupStep {

		private final String name;

		private final int order;

		private State state = State.TODO;

		private boolean optional;

		private RuntimeException failure;

		private int asked;

		private Step(String name, int order) {
			this.name = name;
			this.order = order;
		}

		@Override
		public String id() {
			return this.name;
		}

		@Override
		public String title() {
			return this.name;
		}

		@Override
		public int order() {
			return this.order;
		}

		@Override
		public String href() {
			return "/" + this.name;
		}

		@Override
		public boolean isOptional() {
			return this.optional;
		}

		@Override
		public Progress progress() {
			this.asked++;
			if (this.failure != null) {
				throw this.failure;
			}
			return new Progress(this.state, "As it is.");
		}

	}

}
