import assert from "node:assert/strict";
import {test} from "node:test";
import {live} from "./live.js";

function element(topics) {
  const target = new EventTarget();
  target.count = 0;
  target.getAttribute = () => topics;
  target.addEventListener("live", () => target.count++);
  return target;
}

function page(...elements) {
  const root = new EventTarget();
  const connection = {
    textContent: "live", classes: new Set(),
    classList: {toggle: (name, on) => (on ? connection.classes.add(name) : connection.classes.delete(name))},
    setAttribute: () => {},
  };
  root.querySelectorAll = (selector) => (selector === "[data-live]" ? elements : [connection]);
  const socket = new EventTarget();
  Object.assign(socket, {state: "live", since: 0, topics: new Map()});
  socket.subscribe = (topic, handlers) => socket.topics.set(topic, handlers);
  const timers = [];
  live({root, socket: () => socket, later: (action) => timers.push(action)});
  return {root, socket, connection, elements, tick: () => timers.splice(0).forEach((action) => action())};
}

test("elements whose topic changed fetch themselves once", () => {
  const [nodes, both, other] = [element("status"), element("status operations"), element("metrics")];
  const p = page(nodes, both, other);
  assert.deepEqual([...p.socket.topics.keys()], ["status", "operations", "metrics"]);
  p.socket.topics.get("status").items([1, 2]);
  p.socket.topics.get("operations").items([3]);
  p.tick();
  assert.deepEqual([nodes.count, both.count, other.count], [1, 1, 0]);
});

test("what may have been missed is fetched too", () => {
  const nodes = element("status");
  const p = page(nodes);
  p.socket.topics.get("status").subscribed();
  p.tick();
  p.socket.topics.get("status").skipped(3);
  p.tick();
  assert.equal(nodes.count, 2);
});

test("elements that come later are followed too", () => {
  const p = page(element("status"));
  p.elements.push(element("operations"));
  p.root.dispatchEvent(new Event("htmx:load"));
  assert.deepEqual([...p.socket.topics.keys()], ["status", "operations"]);
});

test("a page that follows nothing opens no socket", () => {
  const root = new EventTarget();
  root.querySelectorAll = () => [];
  live({root, socket: () => assert.fail("a socket was opened"), later: () => {}});
});

test("says when the connection is lost", () => {
  const p = page(element("status"));
  p.socket.state = "stale";
  p.socket.dispatchEvent(new Event("state"));
  assert.equal(p.connection.textContent, "reconnecting");
  assert.ok(p.connection.classes.has("lost"));
  p.socket.state = "live";
  p.socket.dispatchEvent(new Event("state"));
  assert.equal(p.connection.textContent, "live");
  assert.ok(!p.connection.classes.has("lost"));
});
