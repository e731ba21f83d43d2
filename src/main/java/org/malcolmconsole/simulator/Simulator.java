package org.malcolmconsole.simulator;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import org.malcolmconsole.cluster.SimulatedCluster;
import org.malcolmconsole.simulator.api.ApiServer;
import org.malcolmconsole.simulator.api.World;
import org.malcolmconsole.simulator.controller.ControlLoop;
import org.malcolmconsole.simulator.controller.Controller;
import org.malcolmconsole.simulator.controller.Controllers;
import org.malcolmconsole.simulator.controller.Recorder;
import org.malcolmconsole.simulator.kubelet.LogBook;
import org.malcolmconsole.simulator.kubelet.Nodes;
import org.malcolmconsole.simulator.kubelet.Pace;
import org.malcolmconsole.simulator.store.Store;

/**
 * A whole simulated cluster.
 */
public final class Simulator implements SimulatedCluster, AutoCloseable {

	private final String token;

	private final LogBook logs;

	private final ControlLoop loop;

	private final ApiServer server;

	private Simulator(String token, LogBook logs, ControlLoop loop, ApiServer server) {
		this.token = token;
		this.logs = logs;
		this.loop = loop;
		this.server = server;
	}

	/**
	 * Starts a cluster that holds what a new one holds.
	 */
	public static Simulator start(SimulatorProperties properties, Clock clock, SecureRandom random) {
		Store store = new Store(clock, properties.history());
		new Seed(store, clock).plant();
		Recorder recorder = new Recorder(store, clock, properties.events());
		Pace pace = new Pace(properties.step(), properties.logInterval());
		List<Controller> controllers = new ArrayList<>(
				Controllers.of(store, recorder, clock, random, properties.namespaceEnd()));
		controllers.addAll(Nodes.of(store, recorder, clock, pace));
		byte[] secret = new byte[24];
		random.nextBytes(secret);
		String token = HexFormat.of().formatHex(secret);
		LogBook logs = new LogBook(pace.logInterval());
		World world = new World(store, clock, logs, properties.metrics());
		return new Simulator(token, logs, new ControlLoop(controllers, properties.tick()),
				ApiServer.start(world, token));
	}

	@Override
	public URI address() {
		return URI.create("http://127.0.0.1:" + this.server.port());
	}

	@Override
	public String token() {
		return this.token;
	}

	/**
	 * Writes into a container's log, which from the first time on has such lines only.
	 */
	public void writeLog(String namespace, String pod, String container, Instant at, String... lines) {
		this.logs.write(namespace, pod, container, at, List.of(lines));
	}

	/**
	 * Cuts all connections and refuses new ones, as an API server that went down; the
	 * pods run on.
	 */
	public void silence() {
		this.server.silence();
	}

	/**
	 * Listens again, on the same port.
	 */
	public void listen() {
		this.server.listen();
	}

	@Override
	public void close() {
		this.loop.close();
		this.server.close();
	}

}
