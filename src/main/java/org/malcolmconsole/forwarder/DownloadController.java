package org.malcolmconsole.forwarder;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/**
 * Hands a sensor its files for a link, without an account.
 */
@RestController
@RequestMapping("/api/v1/downloads/{token}")
class DownloadController {

	private final Forwarders forwarders;

	private final DownloadLinks links;

	private final DownloadLimiter limiter;

	DownloadController(Forwarders forwarders, DownloadLinks links, DownloadLimiter limiter) {
		this.forwarders = forwarders;
		this.links = links;
		this.limiter = limiter;
	}

	@GetMapping
	ResponseEntity<byte[]> download(@PathVariable String token, HttpServletRequest request) {
		String address = request.getRemoteAddr();
		String forwarder = this.links.use(token, address).orElse(null);
		if (forwarder == null) {
			this.limiter.check(address);
			this.limiter.failed(address);
			throw ForwarderProblem.usedLink();
		}
		return Files.zip(this.forwarders.handout(forwarder));
	}

	/** Programs that only look do not use the link up. */
	@RequestMapping(method = RequestMethod.HEAD)
	ResponseEntity<Void> look() {
		return ResponseEntity.noContent().build();
	}

}
