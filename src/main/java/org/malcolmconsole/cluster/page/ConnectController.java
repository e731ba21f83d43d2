package org.malcolmconsole.cluster.page;

import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletResponse;
import org.malcolmconsole.cluster.Cluster;
import org.malcolmconsole.cluster.Connection;
import org.malcolmconsole.cluster.connection.Connections;
import org.malcolmconsole.cluster.kubeconfig.Kubeconfig;
import org.malcolmconsole.cluster.kubeconfig.KubeconfigException;
import org.malcolmconsole.web.Tone;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * The page on which a cluster is chosen.
 */
@Controller
@RequestMapping("/connect")
@PreAuthorize("hasRole('ADMINISTRATOR')")
class ConnectController {

	private static final String PAGE = "cluster/connect";

	private final Cluster cluster;

	private final Connections connections;

	ConnectController(Cluster cluster, Connections connections) {
		this.cluster = cluster;
		this.connections = connections;
	}

	@GetMapping
	String page(Model model, @RequestHeader(name = "HX-Request", defaultValue = "false") boolean htmx) {
		return view(model, htmx ? " :: content" : "");
	}

	@GetMapping("/connection")
	String connection(Model model) {
		return view(model, " :: connection");
	}

	/**
	 * The contexts of a kubeconfig, to choose one; nothing is connected or kept.
	 */
	@PostMapping("/contexts")
	String contexts(@ModelAttribute ConnectForm form, Model model, HttpServletResponse response) {
		try {
			Kubeconfig kubeconfig = Kubeconfig.parse(form.text());
			List<String> contexts = kubeconfig.contexts();
			model.addAttribute("contexts", contexts);
			model.addAttribute("chosen", contexts.contains(form.context()) ? form.context() : current(kubeconfig));
			return view(model, " :: contexts");
		}
		catch (KubeconfigException ex) {
			return refused(ex, model, response, true);
		}
	}

	@PostMapping
	String connect(@ModelAttribute ConnectForm form, Model model, HttpServletResponse response,
			@RequestHeader(name = "HX-Request", defaultValue = "false") boolean htmx) {
		try {
			this.connections.connect(form.text(), form.context(), form.namespace());
		}
		catch (ErrorResponseException ex) {
			return refused(ex, model, response, htmx);
		}
		return htmx ? view(model, " :: content") : "redirect:/connect";
	}

	/**
	 * To htmx only the reasons: the pasted text stays in the browser, as it is never sent
	 * back.
	 */
	private String refused(ErrorResponseException ex, Model model, HttpServletResponse response, boolean htmx) {
		response.setStatus(ex.getStatusCode().value());
		model.addAttribute("refusal", ex.getBody().getDetail());
		Map<String, Object> more = ex.getBody().getProperties();
		model.addAttribute("operation", (more != null) ? more.get("operation") : null);
		if (htmx) {
			response.setHeader("HX-Retarget", "#refusal");
			response.setHeader("HX-Reswap", "outerHTML");
		}
		return view(model, htmx ? " :: refusal" : "");
	}

	private String view(Model model, String fragment) {
		Connection connection = this.cluster.connection();
		model.addAttribute("connection", connection);
		model.addAttribute("tone", tone(connection));
		model.addAttribute("word", word(connection));
		model.addAttribute("changeable", this.connections.changeable());
		model.addAttribute("rights", ResourcePermissions.of(connection.permissions()));
		return PAGE + fragment;
	}

	private static Tone tone(Connection connection) {
		return switch (connection.state()) {
			case CONNECTED -> Tone.READY;
			case UNREACHABLE -> Tone.FAIL;
			case NOT_CONFIGURED -> Tone.IDLE;
		};
	}

	private static String word(Connection connection) {
		return switch (connection.state()) {
			case CONNECTED -> "Connected";
			case UNREACHABLE -> "Does not answer";
			case NOT_CONFIGURED -> "None yet";
		};
	}

	private static String current(Kubeconfig kubeconfig) {
		try {
			return kubeconfig.currentContext();
		}
		catch (KubeconfigException ex) {
			return "";
		}
	}

}
