package org.malcolmconsole.opensearch;

import org.malcolmconsole.opensearch.login.Curlrc;
import org.malcolmconsole.opensearch.login.Login;
import org.malcolmconsole.workspace.Change;
import org.malcolmconsole.workspace.ChangeRule;
import org.malcolmconsole.workspace.Contents;

import org.springframework.stereotype.Component;

/**
 * Lets the file of a login follow the setting that says whether its certificate is
 * checked.
 */
@Component
class VerificationRule implements ChangeRule {

	@Override
	public Change complete(Change change, Contents before) {
		if (!change.files().containsKey(before.envPath(Instance.ENV))) {
			return change;
		}
		Contents after = before.after(change);
		Change whole = change;
		for (Instance instance : Instance.values()) {
			boolean verify = instance.verified(after);
			Curlrc file = Curlrc.parse(after.file(instance.file()).orElse(new byte[0]));
			Login login = file.login().orElse(null);
			if (login != null && verify != instance.verified(before) && file.insecure() == verify) {
				whole = whole.putSecret(instance.file(), file.with(login, verify).bytes());
			}
		}
		return whole;
	}

}
