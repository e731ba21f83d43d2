package org.malcolmconsole.account.people;

import java.time.Duration;
import java.util.List;

import org.malcolmconsole.account.SecurityLog;
import org.malcolmconsole.account.signin.SignInLimiter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * Does at the start what the operator of the server asks for, for those who are locked
 * out.
 */
@Component
class Rescue {

	private static final Logger logger = LoggerFactory.getLogger(Rescue.class);

	private static final Duration LIFE = Duration.ofHours(1);

	private final RescueProperties properties;

	private final People people;

	private final SignInLimiter limiter;

	private final SecurityLog log;

	Rescue(RescueProperties properties, People people, SignInLimiter limiter, SecurityLog log) {
		this.properties = properties;
		this.people = people;
		this.limiter = limiter;
		this.log = log;
	}

	@EventListener(ApplicationReadyEvent.class)
	void help() {
		if (this.properties.unlock()) {
			this.limiter.forgetAll();
			this.log.write("unlock", "succeeded");
		}
		String name = this.properties.resetPassword();
		if (StringUtils.hasText(name)) {
			this.people.rescue(name, LIFE)
				.ifPresentOrElse((link) -> announce(name, link), () -> logger
					.warn("console.setup.reset-password names nobody who may sign in. These may: {}", present()));
		}
	}

	private void announce(String name, NewLink link) {
		this.log.write("password-link", "made", "account", name);
		logger.warn(
				"A new password can be set once within an hour at this address of the console: {} . Start it without console.setup.reset-password next time.",
				link.path());
	}

	private List<String> present() {
		return this.people.all().stream().filter((person) -> !person.disabled()).map(Person::name).limit(20).toList();
	}

}
