package org.malcolmconsole.web;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** Ways of the first run over steps that a test chooses. */
public final class SetupWays {

	private SetupWays() {
	}

	public static SetupWay over(HttpServletRequest request, SetupStep... steps) {
		var beans = new StaticListableBeanFactory();
		for (SetupStep step : steps) {
			beans.addBean(step.id(), step);
		}
		return new SetupWay(beans.getBeanProvider(SetupStep.class), request);
	}

}
