package org.malcolmconsole;

import org.awaitility.Awaitility;
import org.malcolmconsole.operation.Operations;
import org.malcolmconsole.settings.draft.Drafts;
import org.malcolmconsole.workspace.Workspace;

import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * Lets each test class find a console that it shares with others as if it were new: its
 * directory as in the first revision, nothing typed, nothing under way.
 */
class BeginAnew implements TestExecutionListener {

	@Override
	public void beforeTestClass(TestContext test) {
		if (test.hasApplicationContext()) { // somebody else's before
			ApplicationContext context = test.getApplicationContext();
			context.getBeanProvider(Operations.class).ifAvailable(BeginAnew::end);
			context.getBeanProvider(Drafts.class).ifAvailable((drafts) -> drafts.discard("ada"));
			context.getBeanProvider(Workspace.class)
				.ifAvailable((workspace) -> workspace.restore(1, "test", "begin anew"));
		}
	}

	private static void end(Operations operations) {
		operations.running().ifPresent((operation) -> operations.cancel(operation.id(), "test"));
		Awaitility.await().until(() -> operations.running().isEmpty());
	}

}
