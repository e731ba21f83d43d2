package org.malcolmconsole.cluster.kubeconfig;

import java.net.URI;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A kubeconfig: its contexts, and for one of them what is needed to connect.
 */
public final class Kubeconfig {

	private static final String INLINE = " Put the content itself into %s, e.g. with `kubectl config view --raw --flatten`.";

	private final YamlEntry root;

	private Kubeconfig(YamlEntry root) {
		this.root = root;
	}

	/**
	 * Reads a kubeconfig of at most 1 MiB; nothing that it refers to is touched.
	 * @throws KubeconfigException when it is no kubeconfig, with line and key
	 */
	public static Kubeconfig parse(String text) {
		Kubeconfig kubeconfig = new Kubeconfig(YamlText.read(text));
		if (kubeconfig.contexts().isEmpty()) {
			throw KubeconfigException.at(0, "contexts", "there is none. Paste the whole text of a kubeconfig.");
		}
		return kubeconfig;
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
		String certificate = Pem.certificate(user, "client-certificate-data");
		String key = Pem.privateKey(user, "client-key-data");
		if ((certificate == null) != (key == null)) {
			throw user.refuse("client-certificate-data and client-key-data are only of use together.");
		}
		if (certificate != null && key != null) {
			Pem.checkPair(user, certificate, key);
		}
		return new Access(server(cluster), Pem.certificate(cluster, "certificate-authority-data"),
				cluster.text("tls-server-name"), token(user), null, certificate, key, user.text("username"),
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
		refuse(cluster, "certificate-authority",
				"it names a file of another machine." + INLINE.formatted("certificate-authority-data"));
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
		refuse(user, "tokenFile", "it names a file of another machine." + INLINE.formatted("token"));
		refuse(user, "client-certificate",
				"it names a file of another machine." + INLINE.formatted("client-certificate-data"));
		refuse(user, "client-key", "it names a file of another machine." + INLINE.formatted("client-key-data"));
		for (String impersonation : List.of("as", "as-uid", "as-groups", "as-user-extra")) {
			refuse(user, impersonation, "acting as somebody else is not supported. Use that user's own credential.");
		}
	}

	private static void refuse(YamlEntry entry, String key, String message) {
		entry.get(key).ifPresent((found) -> {
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
