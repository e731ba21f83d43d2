package org.malcolmconsole.logs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.malcolmconsole.logs.follow.LogFollows;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The page that follows logs.
 */
@Controller
class LogsPageController {

	private static final List<String> TAILS = List.of("100", "1000");

	private static final List<String> PARAMETERS = List.of("service", "pod", "level", "include", "exclude");

	private static final Map<String, String> LEVELS = levels();

	private final LogFollows follows;

	LogsPageController(LogFollows follows) {
		this.follows = follows;
	}

	@GetMapping("/logs")
	String page(@RequestParam MultiValueMap<String, String> parameters, Model model) {
		Map<String, String> query = new LinkedHashMap<>();
		PARAMETERS
			.forEach((name) -> query.put(name, String.valueOf(parameters.getOrDefault(name, List.of("")).get(0))));
		boolean chosen = !parameters.isEmpty();
		query.put("tail", parameters.getOrDefault("tail", List.of(chosen ? "" : TAILS.get(0))).get(0));
		model.addAttribute("query", query);
		model.addAttribute("services", this.follows.services());
		model.addAttribute("pods", this.follows.pods());
		model.addAttribute("tails", TAILS);
		model.addAttribute("levels", LEVELS);
		return "logs/logs";
	}

	private static Map<String, String> levels() {
		Map<String, String> levels = new LinkedHashMap<>();
		levels.put("Errors", "ERROR");
		levels.put("Warnings and errors", "WARN,ERROR");
		return levels;
	}

}
