package org.malcolmconsole.setup;

import jakarta.servlet.http.HttpServletRequest;
import org.malcolmconsole.web.SetupStep;
import org.malcolmconsole.web.SetupWay;
import org.malcolmconsole.web.SetupWays;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Two steps instead of those of the features, whose progress a test decides. */
@TestConfiguration
class Steps {

	/** In the place of the component, which would show the steps of the features too. */
	@Bean
	SetupWay setupWay(HttpServletRequest request, First first, Second second) {
		return SetupWays.over(request, first, second);
	}

	@Bean
	First firstStep() {
		return new First();
	}

	@Bean
	Second secondStep() {
		return new Second();
	}

	static class First extends Step {

		First() {
			super("test-first", "First", -20, "/");
		}

	}

	static class Second extends Step {

		Second() {
			super("test-second", "Second", -10, "/tokens");
		}

	}

	abstract static class Step implements SetupStep {

		private final String id;

		private final String title;

		private final int order;

		private final String href;

		private volatile Progress progress = new Progress(State.TODO, "");

		Step(String id, String title, int order, String href) {
			this.id = id;
			this.title = title;
			this.order = order;
			this.href = href;
		}

		void todo(String sentence) {
			this.progress = new Progress(State.TODO, sentence);
		}

		void done(String sentence) {
			this.progress = new Progress(State.DONE, sentence);
		}

		void attention(String sentence) {
			this.progress = new Progress(State.ATTENTION, sentence);
		}

		@Override
		public String id() {
			return this.id;
		}

		@Override
		public String title() {
			return this.title;
		}

		@Override
		public int order() {
			return this.order;
		}

		@Override
		public String href() {
			return this.href;
		}

		@Override
		public Progress progress() {
			return this.progress;
		}

	}

}
