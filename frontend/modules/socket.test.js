import assert from "node:assert/strict";
import {test} from "node:test";
import {Socket} from "./socket.js";

/** A server and a clock that do what the test says. */
function world() {
  const sockets = [];
  const timers = new Map();
  let timer = 0;
  const environment = {
    url: "ws://console/socket",
    csrf: () => "token",
    open: (url) => {
      const socket = {url, sent: [], send: (text) => socket.sent.push(JSON.parse(text)), close: () => (socket.closed = true)};
      sockets.push(socket);
      return socket;
    },
    later: (action, milliseconds) => {
      timers.set(++timer, {action, milliseconds});
      return timer;
    },
    never: (id) => timers.delete(id),
    now: () => environment.time,
    random: () => 1,
    time: 1000,
  };
  const states = [];
  const socket = new Socket(environment);
  socket.addEventListener("state", (event) => states.push(event.detail));
  return {
    environment, sockets, socket, states,
    server: () => sockets.at(-1),
    say: (message) => sockets.at(-1).onmessage({data: JSON.stringify(message)}),
    delays: () => [...timers.values()].map((each) => each.milliseconds).filter((each) => each !== 40_000),
    run: (milliseconds) => {
      const [id, due] = [...timers].find(([, each]) => each.milliseconds === milliseconds);
      timers.delete(id);
      due.action();
    },
    greet() {
      sockets.at(-1).onopen();
      this.say({type: "ready"});
    },
  };
}

function collector() {
  const got = {items: [], skipped: [], errors: []};
  return {
    got,
    items: (items) => got.items.push(...items),
    skipped: (count) => got.skipped.push(count),
    error: (detail) => got.errors.push(detail),
  };
}

test("says hello first and subscribes when it is answered", () => {
  const w = world();
  w.socket.subscribe("operations", collector());
  assert.deepEqual(w.server().sent, []);
  w.server().onopen();
  assert.deepEqual(w.server().sent, [{type: "hello", csrf: "token"}]);
  w.say({type: "ready"});
  assert.deepEqual(w.server().sent.at(-1), {type: "subscribe", id: "s1", topic: "operations", resume: null});
  assert.deepEqual(w.states.map((each) => each.state), ["live"]);
});

test("uses one socket for all topics and hands out by id", () => {
  const w = world();
  const [one, two] = [collector(), collector()];
  w.socket.subscribe("one", one);
  w.greet();
  w.socket.subscribe("two", two);
  w.say({type: "items", id: "s2", items: ["b", "c"]});
  w.say({type: "skipped", id: "s1", count: 7});
  w.say({type: "error", id: "s2", detail: "no"});
  w.say({type: "items", id: "s9", items: ["lost"]});
  w.say({type: "alive"});
  assert.equal(w.sockets.length, 1);
  assert.deepEqual(one.got, {items: [], skipped: [7], errors: []});
  assert.deepEqual(two.got, {items: ["b", "c"], skipped: [], errors: ["no"]});
});

test("subscribes again after a break with the last token it saw", () => {
  const w = world();
  w.socket.subscribe("one", collector());
  w.greet();
  w.say({type: "items", id: "s1", items: [1], resume: "t1"});
  w.say({type: "items", id: "s1", items: [2]});
  w.server().onclose({code: 1006});
  w.run(500);
  w.greet();
  assert.equal(w.sockets.length, 2);
  assert.deepEqual(w.server().sent.at(-1), {type: "subscribe", id: "s1", topic: "one", resume: "t1"});
});

test("asks the subscriber where to go on when it knows better", () => {
  const w = world();
  w.socket.subscribe("logs", {...collector(), resume: () => "mine"});
  w.greet();
  assert.equal(w.server().sent.at(-1).resume, "mine");
});

test("waits longer after each failure, with a limit, and starts over after a success", () => {
  const w = world();
  w.socket.subscribe("one", collector());
  const waited = [];
  for (let i = 0; i < 9; i++) {
    w.server().onclose({code: 1006});
    waited.push(...w.delays());
    w.run(w.delays()[0]);
  }
  assert.deepEqual(waited, [500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
  w.greet();
  w.server().onclose({code: 1001});
  assert.deepEqual(w.delays(), [500]);
});

test("spreads the delays", () => {
  const w = world();
  w.environment.random = () => 0;
  w.socket.subscribe("one", collector());
  w.server().onclose({code: 1006});
  assert.deepEqual(w.delays(), [250]);
});

test("tells since when the page may be stale", () => {
  const w = world();
  w.socket.subscribe("one", collector());
  w.greet();
  w.environment.time = 5000;
  w.say({type: "alive"});
  w.environment.time = 9000;
  w.server().onclose({code: 1006});
  assert.deepEqual(w.states.at(-1), {state: "stale", since: 5000});
  w.run(500);
  w.greet();
  assert.deepEqual(w.states.at(-1), {state: "live", since: 9000});
});

test("takes silence for a break", () => {
  const w = world();
  w.socket.subscribe("one", collector());
  w.greet();
  const silent = w.server();
  w.run(40_000);
  assert.equal(silent.closed, true);
  assert.equal(w.socket.state, "stale");
  silent.onclose({code: 1006});
  assert.deepEqual(w.delays(), [500]);
});

for (const code of [4401, 1008]) {
  test(`stops for good when the session has ended with ${code}`, () => {
    const w = world();
    w.socket.subscribe("one", collector());
    w.greet();
    w.server().onclose({code});
    assert.equal(w.socket.state, "ended");
    assert.deepEqual(w.delays(), []);
    w.socket.subscribe("two", collector());
    assert.equal(w.sockets.length, 1);
  });
}

test("forgets what nobody follows any more", () => {
  const w = world();
  const one = collector();
  const end = w.socket.subscribe("one", one);
  w.greet();
  end();
  end();
  assert.deepEqual(w.server().sent.at(-1), {type: "unsubscribe", id: "s1"});
  w.say({type: "items", id: "s1", items: [1]});
  assert.deepEqual(one.got.items, []);
  const sent = w.server().sent.length;
  w.server().onclose({code: 1006});
  w.run(500);
  w.greet();
  assert.equal(w.server().sent.length, 1);
  assert.equal(sent, 3);
});

test("tries at once when told to", () => {
  const w = world();
  w.socket.subscribe("one", collector());
  w.server().onclose({code: 1006});
  w.socket.retry();
  assert.equal(w.sockets.length, 2);
  w.socket.retry();
  assert.equal(w.sockets.length, 2);
});
