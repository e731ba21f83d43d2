package org.malcolmconsole.centre;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/**
 * Says in the health of the console which certificates are near their end; the console
 * itself works on, so this never makes it "down".
 */
@Component("certificates")
class CertificateHealth implements HealthIndicator {

	static final Status WARNING = new Status("WARNING", "A certificate is near its end");

	private final Centre centre;

	CertificateHealth(Centre centre) {
		this.centre = centre;
	}

	@Override
	public Health health() {
		boolean warn = this.centre.glance().stream().anyMatch(Entry::isWarning);
		Health.Builder health = warn ? Health.status(WARNING) : Health.up();
		this.centre.glance()
			.forEach((one) -> health.withDetail(one.id(), one.state().word() + " until " + one.facts().notAfter()));
		return health.build();
	}

}
