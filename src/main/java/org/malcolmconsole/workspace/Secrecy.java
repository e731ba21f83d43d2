package org.malcolmconsole.workspace;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import org.malcolmconsole.release.FileObject;
import org.malcolmconsole.release.Release;

/**
 * Which files and variables nobody gets to see.
 *
 * @param release whose rules say what becomes a Secret
 */
public record Secrecy(Release release) {

	/** What stands in the place of a secret value. */
	public static final String MASK = "********";

	private static final Pattern KEY = Pattern.compile(
			"(?i).*(PASSWORD|PASSWD|PASSPHRASE|SECRET|TOKEN|CREDENTIALS|(API\\d*|LICENSE|PRIVATE|SECRET|SERVER|ACCESS)_?KEY)");

	private static final Pattern SECRET_MANIFEST = Pattern.compile("(?m)^kind:[ \\t]*[\"']?Secret\\b");

	/**
	 * Whether a file as a whole is secret: its mode is 0600 and no line is shown. What is
	 * not known to be public is secret.
	 */
	public boolean secretFile(String path, byte[] content) {
		if (isEnvPath(path)) {
			return secretEnv(path, content);
		}
		if (path.startsWith("kubernetes/")) {
			return SECRET_MANIFEST.matcher(new String(content, StandardCharsets.UTF_8)).find();
		}
		return !(path.startsWith(this.release.envRules().directory() + "/") || path.endsWith("/.gitignore")
				|| (source(path, FileObject.Kind.CONFIG_MAP) && !source(path, FileObject.Kind.SECRET)));
	}

	/** Whether an env file becomes a Secret in the cluster. */
	public boolean secretFile(EnvFile file) {
		var rules = this.release.envRules();
		return rules.kind(file.value(rules.marker()).orElse(null)) == FileObject.Kind.SECRET;
	}

	/** Whether the value of a variable is masked. */
	public boolean secretVariable(EnvFile file, String key) {
		return !key.equals(this.release.envRules().marker()) && (secretFile(file) || secretKey(key));
	}

	/** Whether a name alone says that its value is secret. */
	public boolean secretKey(String key) {
		return !key.equals(this.release.envRules().marker()) && KEY.matcher(key).matches();
	}

	/** The value, or the mask when it is secret and not empty. */
	public String shown(EnvFile file, String key, String value) {
		return (!value.isEmpty() && secretVariable(file, key)) ? MASK : value;
	}

	/** Whether a path is an env file. */
	public boolean isEnvPath(String path) {
		return path.endsWith(".env") && path.startsWith(this.release.envRules().directory() + "/");
	}

	private boolean secretEnv(String path, byte[] content) {
		try {
			return secretFile(EnvFile.parse(path, content));
		}
		catch (BrokenEnvFile ex) {
			return true;
		}
	}

	private boolean source(String path, FileObject.Kind kind) {
		return this.release.fileObjects()
			.stream()
			.filter((object) -> object.kind() == kind)
			.flatMap((object) -> object.sources().stream())
			.anyMatch((source) -> path.equals(source.path()) || path.startsWith(source.path() + "/"));
	}

}
