package org.malcolmconsole.account.first;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.account.AccountName;
import org.malcolmconsole.account.Accounts;
import org.malcolmconsole.account.ApiTokens;
import org.malcolmconsole.account.PasswordRules;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * Opens the door on the very first start: with the account of the properties, else with a
 * one-time code.
 */
@Component
class FirstRun implements InitializingBean {

	private static final Logger logger = LoggerFactory.getLogger(FirstRun.class);

	private final Accounts accounts;

	private final ApiTokens tokens;

	private final SetupProperties properties;

	private final SetupCode code;

	FirstRun(Accounts accounts, ApiTokens tokens, SetupProperties properties, SetupCode code) {
		this.accounts = accounts;
		this.tokens = tokens;
		this.properties = properties;
		this.code = code;
	}

	@Override
	public void afterPropertiesSet() {
		if (!this.accounts.isEmpty()) {
			return;
		}
		String username = this.properties.username();
		String password = this.properties.password();
		if (StringUtils.hasText(username) && password != null) {
			create(username.strip(), password, this.properties.apiToken());
		}
	}

	private void create(String username, String password, @Nullable String apiToken) {
		if (!username.matches(AccountName.PATTERN)) {
			throw new IllegalStateException("console.setup.username can't be used. It has to be: " + AccountName.RULE);
		}
		List<String> broken = PasswordRules.broken(username, password);
		if (!broken.isEmpty()) {
			throw new IllegalStateException(
					"console.setup.password is not good enough. It has to be: " + String.join("; ", broken));
		}
		if (this.accounts.createFirst(username, password)) {
			if (StringUtils.hasText(apiToken)) {
				this.tokens.createFirst(apiToken, username);
			}
			logger.info("Created the administrator {} from console.setup", username);
		}
	}

	/**
	 * Writes the code into the log, and a new one once the former has ended.
	 */
	@EventListener(ApplicationReadyEvent.class)
	void announce() {
		if (this.accounts.isEmpty()) {
			logger.info(
					"No account exists yet. Open the console and enter this one-time setup code within an hour: {} (also in {})",
					this.code.publish(), this.code.file());
		}
		else {
			this.code.forget();
		}
	}

}
