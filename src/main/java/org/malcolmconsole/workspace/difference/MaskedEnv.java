package org.malcolmconsole.workspace.difference;

import java.nio.charset.StandardCharsets;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.malcolmconsole.workspace.RemoteLogin;
import org.malcolmconsole.workspace.Secrecy;
import org.malcolmconsole.workspace.dotenv.Binding;
import org.malcolmconsole.workspace.dotenv.DotenvParser;

/**
 * The text of an env file with masks for secret values and as many lines as before.
 */
final class MaskedEnv {

	private static final Pattern COMMENTED = Pattern.compile("(?m)^(\\s*#+\\s*(?:export\\s+)?([\\w.]+)\\s*=)(.*)$");

	private static final Pattern LINE = Pattern.compile("(?m)^[^\\r\\n]*#[^\\r\\n]*$");

	private MaskedEnv() {
	}

	static byte[] of(String path, byte[] content, Secrecy secrecy) {
		if (secrecy.secretFile(path, content)) {
			return new byte[0];
		}
		var masked = DotenvParser.parse(new String(content, StandardCharsets.UTF_8))
			.stream()
			.map((binding) -> masked(binding, secrecy))
			.collect(Collectors.joining());
		return masked.getBytes(StandardCharsets.UTF_8);
	}

	private static String masked(Binding binding, Secrecy secrecy) {
		var key = binding.key();
		var prefix = comments(binding.prefix(), secrecy);
		if (key == null) {
			return comments(binding.text(), secrecy);
		}
		boolean secret = secrecy.secretKey(key) || RemoteLogin.in(binding.written());
		if (!secret || binding.written().isEmpty()) {
			return prefix + binding.written() + binding.suffix();
		}
		var ends = binding.written().replaceAll("[^\r\n]", "");
		return prefix + Secrecy.MASK + ends + binding.suffix();
	}

	private static String withoutLogin(MatchResult line) {
		return Matcher.quoteReplacement(RemoteLogin.in(line.group()) ? "# " + Secrecy.MASK : line.group());
	}

	private static String comments(String text, Secrecy secrecy) {
		return COMMENTED.matcher(LINE.matcher(text).replaceAll(MaskedEnv::withoutLogin))
			.replaceAll((match) -> Matcher
				.quoteReplacement(secrecy.secretKey(match.group(2)) ? match.group(1) + Secrecy.MASK : match.group()));
	}

}
