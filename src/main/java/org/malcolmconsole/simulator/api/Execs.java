package org.malcolmconsole.simulator.api;

import java.nio.charset.StandardCharsets;
import java.util.List;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import org.malcolmconsole.simulator.program.Commands;
import org.malcolmconsole.simulator.store.Json;
import org.malcolmconsole.simulator.store.Store;
import tools.jackson.databind.node.ObjectNode;

/**
 * Runs commands in containers over the channels of a WebSocket.
 */
final class Execs {

	private static final int FRAME = 32_768;

	private static final int IN = 0;

	private static final int OUT = 1;

	private static final int ERROR = 2;

	private static final int STATUS = 3;

	private final Store store;

	private final Commands commands;

	Execs(Store store, Commands commands) {
		this.store = store;
		this.commands = commands;
	}

	/**
	 * Runs the command before the socket is accepted, so that a refusal is an answer; a
	 * command that reads input runs when all of it is there.
	 */
	void run(Call call, List<String> command, HttpServerRequest request) {
		ObjectNode pod = this.store.get(call.key());
		String container = call.parameter("container");
		int expected = call.flag("stdin") ? Commands.reads(command) : 0;
		if (expected == 0) {
			Commands.Result result = this.commands.run(pod, container, command, new byte[0]);
			request.toWebSocket().onSuccess((socket) -> send(result, socket));
			return;
		}
		this.commands.running(pod, container);
		Buffer input = Buffer.buffer();
		request.toWebSocket().onSuccess((socket) -> socket.binaryMessageHandler((message) -> {
			boolean waiting = input.length() < expected;
			if (message.length() > 0 && message.getByte(0) == IN) {
				input.appendBuffer(message, 1, message.length() - 1);
			}
			if (waiting && input.length() >= expected) {
				send(this.commands.run(pod, container, command, input.getBytes()), socket);
			}
		}));
	}

	private static void send(Commands.Result result, ServerWebSocket socket) {
		write(socket, OUT, result.out());
		write(socket, ERROR, (result.code() < 0) ? new byte[0] : result.error().getBytes(StandardCharsets.UTF_8));
		write(socket, STATUS, Json.write(status(result)).getBytes(StandardCharsets.UTF_8));
		socket.close();
	}

	private static void write(ServerWebSocket socket, int channel, byte[] bytes) {
		for (int from = 0; from < bytes.length; from += FRAME) {
			Buffer frame = Buffer.buffer().appendByte((byte) channel);
			socket.writeBinaryMessage(frame.appendBytes(bytes, from, Math.min(FRAME, bytes.length - from)));
		}
	}

	private static ObjectNode status(Commands.Result result) {
		ObjectNode status = Json.object();
		status.putObject("metadata");
		if (result.code() == 0) {
			return status.put("status", "Success");
		}
		status.put("status", "Failure");
		if (result.code() < 0) {
			return status.put("message", "error executing command in container: " + result.error())
				.put("reason", "InternalError")
				.put("code", 500);
		}
		status.put("message", "command terminated with non-zero exit code: exit status %d".formatted(result.code()));
		status.put("reason", "NonZeroExitCode");
		status.putObject("details")
			.putArray("causes")
			.addObject()
			.put("reason", "ExitCode")
			.put("message", Integer.toString(result.code()));
		return status;
	}

}
