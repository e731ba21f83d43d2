package org.malcolmconsole.workspace;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import org.malcolmconsole.release.FileObject;
import org.malcolmconsole.release.Release;
import org.malcolmconsole.release.Yaml;
import org.malcolmconsole.release.YamlException;

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

	/** In texts that can't be read, and in comments. */
	private static final Pattern SECRET_MANIFEST = Pattern
		.compile("(?i)kind[\"']?\\s*:\\s*[\"']?secret\\b|PRIVATE KEY-----|stringData");

	private static final Pattern COMMENT = Pattern.compile("(?m)(?:^|\\s)#.*$");

	/**
	 * Whether a file as a whole is secret: its mode is 0600 and no line is shown. What is
	 * not known to be public is secret.
	 */
	public boolean secretFile(String path, byte[] content) {
		if (isEnvPath(path)) {
			return secretEnv(path, content);
		}
		if (path.startsWith("kubernetes/")) {
			return secretManifests(path, content);
		}
		return !(path.startsWith(this.release.envRules().directory() + "/") || path.endsWith("/.gitignore")
				|| (source(path, FileObject.Kind.CONFIG_MAP) && !source(path, FileObject.Kind.SECRET)));
	}

	/** Whether an env file becomes a Secret in the cluster. */
	public boolean secretFile(EnvFile file) {
		var rules = this.release.envRules();
		return rules.kind(file.value(rules.marker()).orElse(null)) == FileObject.Kind.SECRET;
	}

	/** Whether the value of a variable is masked: also an address with a login. */
	public boolean secretVariable(EnvFile file, String key) {
		return secretByName(file, key) || file.value(key).filter(RemoteLogin::in).isPresent();
	}

	/** Whether a variable is a secret by its file or name, whatever its value. */
	public boolean secretByName(EnvFile file, String key) {
		return !key.equals(this.release.envRules().marker()) && (secretFile(file) || secretKey(key));
	}

	/** Whether a name alone says that its value is secret. */
	public boolean secretKey(String key) {
		return !key.equals(this.release.envRules().marker()) && KEY.matcher(key).matches();
	}

	/** The value, or the mask when it is secret, or holds a login, and is not empty. */
	public String shown(EnvFile file, String key, String value) {
		return (!value.isEmpty() && secretVariable(file, key)) ? MASK : RemoteLogin.masked(value);
	}

	static boolean isSecretName(String name) {
		return KEY.matcher(name).matches();
	}

	/** Whether a path is an env file. */
	public boolean isEnvPath(String path) {
		return path.endsWith(".env") && path.startsWith(this.release.envRules().directory() + "/");
	}

	private static boolean secretManifests(String path, byte[] content) {
		String text = new String(content, StandardCharsets.UTF_8);
		try {
			boolean commented = COMMENT.matcher(text)
				.results()
				.anyMatch((comment) -> SECRET_MANIFEST.matcher(comment.group()).find());
			return commented || Yaml.documents(path, content)
				.stream()
				.anyMatch((document) -> ManifestSecrets.in(document.content()));
		}
		catch (YamlException ex) {
			return SECRET_MANIFEST.matcher(text).find();
		}
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
