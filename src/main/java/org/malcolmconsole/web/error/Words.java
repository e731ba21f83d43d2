package org.malcolmconsole.web.error;

/**
 * What we say about a status when nobody knows better.
 *
 * @param title a few words
 * @param detail what it means and what to do next
 */
record Words(String title, String detail) {

	static Words of(int status) {
		return switch (status) {
			case 400 -> new Words("The request can't be understood", "Go back and try again.");
			case 401 -> new Words("Not signed in", "Sign in, or send an API token, and try again.");
			case 403 -> new Words("Not allowed", "Your role does not allow this, or the page was open for too long. "
					+ "Reload the page; if that does not help, ask an administrator.");
			case 404 -> new Words("Not found", "There is nothing at this address. It may have been removed.");
			case 405 -> new Words("Not possible here", "This address does not take that kind of request.");
			case 409 -> new Words("In conflict", "Somebody changed this meanwhile. Reload and try again.");
			case 412 -> new Words("Changed meanwhile", "Somebody saved in between. Reload and try again.");
			case 413 -> new Words("Too large", "More was sent than is accepted here. Nothing of it was used.");
			case 415 -> new Words("Unknown format", "Send the format that the documentation names.");
			case 422 -> new Words("Please check your input", "Some values can't be used; nothing was saved.");
			case 429 -> new Words("Too many attempts", "Wait for a while and try again.");
			case 501, 505 -> new Words("Not possible here", "The console does not know this kind of request.");
			case 503 -> new Words("Not available now", "Try again in a moment.");
			default -> (status < 500) ? new Words("The request was refused", "Go back and try again.")
					: new Words("Something went wrong", "The console failed at this; nothing else is affected.");
		};
	}

}
