package org.malcolmconsole.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The changing part of the strip alone, for pages that are open.
 */
@Controller
class StripController {

	@GetMapping("/strip")
	String strip() {
		return "layout :: live-strip";
	}

}
