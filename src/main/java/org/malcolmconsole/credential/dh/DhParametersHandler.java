package org.malcolmconsole.credential.dh;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;

import org.malcolmconsole.certificate.DhParameters;
import org.malcolmconsole.operation.Operation;
import org.malcolmconsole.operation.OperationHandler;
import org.malcolmconsole.operation.OperationRequest;
import org.malcolmconsole.operation.OperationRole;
import org.malcolmconsole.operation.OperationStep;
import org.malcolmconsole.operation.Progress;
import org.malcolmconsole.workspace.Change;
import org.malcolmconsole.workspace.Workspace;

import org.springframework.stereotype.Component;

/**
 * Searches for Diffie-Hellman parameters in the background and writes them when they are
 * found.
 */
@Component
class DhParametersHandler implements OperationHandler {

	static final String FILE = "nginx/certs/dhparam.pem";

	private static final int BITS = 2048;

	private static final int REPORT_EVERY = 50;

	private final Workspace workspace;

	private final SecureRandom random;

	DhParametersHandler(Workspace workspace, SecureRandom random) {
		this.workspace = workspace;
		this.random = random;
	}

	@Override
	public String type() {
		return "dh-parameters";
	}

	@Override
	public String title() {
		return "Diffie-Hellman parameters";
	}

	@Override
	public String doing() {
		return "Searching parameters";
	}

	@Override
	public OperationRole role(OperationRequest request) {
		return OperationRole.ADMINISTRATOR;
	}

	@Override
	public List<OperationStep> steps(OperationRequest request) {
		return List.of(OperationStep.pending("search", "Search for Diffie-Hellman parameters"));
	}

	@Override
	public void run(String step, Operation operation, Progress progress) {
		String found = search(BITS, progress);
		this.workspace.commit(Change.by(operation.actor(), "Diffie-Hellman parameters of one's own")
			.putSecret(FILE, found.getBytes(StandardCharsets.US_ASCII)));
	}

	String search(int bits, Progress progress) {
		progress.detail("Begun; it takes a minute, now and then several.");
		return DhParameters.search(bits, this.random, (count) -> {
			if (count % REPORT_EVERY == 0) {
				progress.detail("%,d candidates tried; %,d are usual.".formatted(count, DhParameters.USUAL_CANDIDATES));
			}
		});
	}

}
