package org.malcolmconsole.cluster.kubeconfig;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.text.GivenText;
import org.malcolmconsole.text.Nature;
import org.malcolmconsole.text.UnreadableText;

/**
 * A kubeconfig: its contexts, and for one of them what is needed to connect.
 */
public final class Kubeconfig {

	private static final Map<Nature, String> WRONG = Map.of(Nature.REDACTED,
			"this is a redacted view, its keys are left out. Use the whole one: `kubectl config view --raw --flatten`.",
			Nature.WEB_PAGE,
			"this is a web page, perhaps the sign-in page of a proxy. Sign in there, then download the kubeconfig again.",
			Nature.SECRET,
			"this is a Kubernetes Secret. Give the kubeconfig in it: `kubectl get secret NAME -o jsonpath='{.data.value}'"
					+ " | base64 -d` (or another key than value).",
			Nature.KUSTOMIZATION, "this is a kustomization. The kubeconfig is the file that kubectl itself uses.",
			Nature.SSH_KEY, "this is a key for SSH, which no cluster takes. Give a kubeconfig.", Nature.PKCS7,
			"this is a bundle of certificates. Give a kubeconfig.", Nature.CERTIFICATE_REQUEST,
			"this is a certificate request. Give a kubeconfig.", Nature.PGP,
			"this is a PGP key or message. Decrypt it first.");

	private final YamlEntry root;

	private final LocalFiles files;

	private Kubeconfig(YamlEntry root, LocalFiles files) {
		this.root = root;
		this.files = files;
	}

	/**
	 * Reads a kubeconfig of at most 1 MiB; nothing that it refers to is touched.
	 * @param text as it was pasted or sent, see {@link GivenText}
	 * @throws KubeconfigException when it is no kubeconfig, with line and key
	 */
	public static Kubeconfig parse(String text) {
		return parse(text, LocalFiles.none());
	}

	/**
	 * Reads a kubeconfig that whoever runs the console named: files that it refers to are
	 * followed.
	 * @param file where it lies; paths that are not absolute begin beside it
	 * @throws KubeconfigException when it is no kubeconfig, with line and key
	 */
	public static Kubeconfig ofThisMachine(String text, Path file) {
		return parse(text, new LocalFiles(file));
	}

	private static Kubeconfig parse(String text, LocalFiles files) {
		YamlText.checkSize(text);
		String plain = GivenText.of(text);
		Nature.of(plain).map(WRONG::get).ifPresent((sentence) -> {
			throw KubeconfigException.at(0, "kubeconfig", sentence);
		});
		Kubeconfig kubeconfig = new Kubeconfig(YamlText.read(plain), files);
		if (kubeconfig.contexts().isEmpty()) {
			throw KubeconfigException.at(0, "contexts", "there is none. Paste the whole text of a kubeconfig.");
		}
		kubeconfig.refuseTwins();
		return kubeconfig;
	}

	/**
	 * The text of a kubeconfig's file.
	 * @throws KubeconfigException when it is no text, with what it is
	 */
	public static String text(byte[] file) {
		try {
			return GivenText.of(file);
		}
		catch (UnreadableText ex) {
			throw KubeconfigException.at(0, "kubeconfig", ex.sentence() + " A kubeconfig is YAML text.");
		}
	}

	/** Of two entries of one name programs take different ones. */
	private void refuseTwins() {
		for (String list : List.of("clusters", "users", "contexts")) {
			Map<String, YamlEntry> seen = new HashMap<>();
			for (YamlEntry item : this.root.items(list)) {
				YamlEntry twin = seen.put(name(item), item);
				if (twin != null) {
					throw item.refuse("the name stands on line %d too. Remove one of the two, or give it another name."
						.formatted(twin.line()));
				}
			}
		}
	}

	/**
	 * Names of the contexts, in their order.
	 */
	public List<String> contexts() {
		return this.root.items("contexts").stream().map(Kubeconfig::name).toList();
	}

	/**
	 * The context that is chosen when none is asked for.
	 * @throws KubeconfigException when the file does not tell and has several
	 */
	public String currentContext() {
		String current = this.root.text("current-context");
		if (current != null) {
			return current;
		}
		if (contexts().size() == 1) {
			return contexts().get(0);
		}
		throw new KubeconfigException("context",
				"The kubeconfig names no current context. Choose one of: " + String.join(", ", contexts()) + ".");
	}

	/**
	 * The namespace that a context names, if any.
	 */
	public Optional<String> namespace(String context) {
		return Optional.ofNullable(context(context).text("namespace"));
	}

	/**
	 * What is needed to connect as a context says.
	 * @throws KubeconfigException when there is no such context, or it needs something
	 * that is refused: a command, a file, a proxy, an unsafe address
	 */
	public Access access(String context) {
		YamlEntry chosen = context(context);
		YamlEntry cluster = named("clusters", "cluster", chosen);
		YamlEntry user = named("users", "user", chosen);
		refuseInCluster(cluster);
		refuseInUser(user);
		String certificate = Pem.certificate(user, "client-certificate-data", this.files);
		String key = Pem.privateKey(user, "client-key-data", this.files);
		if ((certificate == null) != (key == null)) {
			throw user.refuse("client-certificate-data and client-key-data are only of use together.");
		}
		if (certificate != null && key != null) {
			Pem.checkPair(user, certificate, key);
		}
		return new Access(server(cluster), Pem.certificate(cluster, "certificate-authority-data", this.files),
				cluster.text("tls-server-name"), token(user), tokenFile(user), certificate, key, user.text("username"),
				user.text("password"));
	}

	private static @Nullable String token(YamlEntry user) {
		String token = user.text("token");
		token = (token != null) ? token.strip() : null;
		if (token != null && !token.chars().allMatch((character) -> character > ' ' && character < 0x7f)) {
			throw user.get("token").orElse(user).refuse("it holds blanks or signs that no token can have.");
		}
		return token;
	}

	/**
	 * It goes before the token itself, as kubectl has it, and is read again when used.
	 */
	private @Nullable Path tokenFile(YamlEntry user) {
		return user.get("tokenFile").filter((found) -> !found.empty()).map(this.files::path).orElse(null);
	}

	private static URI server(YamlEntry cluster) {
		YamlEntry server = cluster.get("server")
			.orElseThrow(() -> cluster.refuse("the address of the API server (server) is missing."));
		try {
			return ServerAddress.check(server.text());
		}
		catch (IllegalArgumentException ex) {
			throw server.refuse(String.valueOf(ex.getMessage()));
		}
	}

	private static void refuseInCluster(YamlEntry cluster) {
		refuse(cluster, "proxy-url",
				"connections through a proxy are not supported. Use an address that is reachable.");
		if ("true".equalsIgnoreCase(cluster.text("insecure-skip-tls-verify"))) {
			throw cluster.get("insecure-skip-tls-verify")
				.orElse(cluster)
				.refuse("anybody could pretend to be this cluster. Remove it, and put the authority's certificate into"
						+ " certificate-authority-data.");
		}
	}

	private static void refuseInUser(YamlEntry user) {
		String token = " Use a kubeconfig with a token, e.g. of a service account (`kubectl create token`).";
		refuse(user, "exec", "it runs a command on this machine, which is refused." + token);
		refuse(user, "auth-provider", "such sign-in plugins are not supported." + token);
		for (String impersonation : List.of("as", "as-uid", "as-groups", "as-user-extra")) {
			refuse(user, impersonation, "acting as somebody else is not supported. Use that user's own credential.");
		}
	}

	private static void refuse(YamlEntry entry, String key, String message) {
		entry.get(key).filter((found) -> !found.empty()).ifPresent((found) -> {
			throw found.refuse(message);
		});
	}

	private YamlEntry context(String name) {
		YamlEntry item = this.root.items("contexts")
			.stream()
			.filter((context) -> name(context).equals(name))
			.findFirst()
			.orElseThrow(() -> new KubeconfigException("context",
					"The kubeconfig has no context of that name. It has: " + String.join(", ", contexts()) + "."));
		return item.get("context").orElseThrow(() -> item.refuse("its context is missing."));
	}

	private YamlEntry named(String list, String kind, YamlEntry context) {
		String wanted = context.text(kind);
		if (wanted == null) {
			throw context.refuse("it names no " + kind + ".");
		}
		YamlEntry item = this.root.items(list)
			.stream()
			.filter((candidate) -> name(candidate).equals(wanted))
			.findFirst()
			.orElseThrow(() -> context.refuse("it names a " + kind + " that is not among the " + list + "."));
		return item.get(kind).orElseThrow(() -> item.refuse("its " + kind + " is missing."));
	}

	private static String name(YamlEntry item) {
		String name = item.text("name");
		if (name == null) {
			throw item.refuse("it has no name.");
		}
		return name;
	}

	@Override
	public String toString() {
		return "Kubeconfig" + contexts();
	}

}
