/**
 * The browser's side of the one socket: subscribes to topics, opens the socket again when it broke, and goes on where it
 * was. What is sent is described in docs/protocol.md.
 *
 * @typedef {object} Handlers
 * @property {(items: any[]) => void} items called with what came, in order
 * @property {() => void} [subscribed] called each time that the topic begins, after a break too
 * @property {(count: number) => void} [skipped] called where some are missing; 0 when nobody knows how many
 * @property {(detail: string) => void} [error] called when the server refuses the topic
 * @property {() => (string|null)} [resume] where to go on after a break, when the topic's own tokens don't do
 *
 * @typedef {object} Environment what the browser gives, so that tests can give something else
 * @property {string} url
 * @property {() => string} csrf
 * @property {(url: string) => WebSocket} open
 * @property {(action: () => void, milliseconds: number) => any} later
 * @property {(timer: any) => void} never
 * @property {() => number} now milliseconds
 * @property {() => number} random from 0 to 1
 *
 * @typedef {"connecting"|"live"|"stale"|"ended"} State
 */

/** Close codes after which another try with this page can't work. */
const FINAL_CODES = new Set([1008, 4401, 4403]);
const FIRST_DELAY = 500;
const LAST_DELAY = 30_000;
/** The server says something at least every 15 seconds. */
const SILENCE = 40_000;

/** One socket for all topics of a page; dispatches `state` events with `{state, since}` as their detail. */
export class Socket extends EventTarget {
  /** @type {WebSocket|null} */
  #socket = null;
  /** @type {Map<string, {topic: string, handlers: Handlers, resume: string|null}>} */
  #subscriptions = new Map();
  /** @type {Environment} */
  #environment;
  #count = 0;
  #attempts = 0;
  #ready = false;
  #timer = null;
  #silence = null;
  /** @type {State} */
  #state = "connecting";
  /** when the page was last up to date, milliseconds */
  #since = 0;

  /** @param {Environment} environment */
  constructor(environment) {
    super();
    this.#environment = environment;
    this.#since = environment.now();
  }

  get state() {
    return this.#state;
  }

  get since() {
    return this.#since;
  }

  /**
   * Follows a topic from now on.
   * @param {string} topic for example `operations` or `logs?service=arkime`
   * @param {Handlers} handlers
   * @returns {() => void} ends it
   */
  subscribe(topic, handlers) {
    const id = `s${++this.#count}`;
    this.#subscriptions.set(id, {topic, handlers, resume: null});
    if (this.#ready) {
      this.#sendSubscribe(id);
    } else if (this.#socket === null && this.#timer === null && this.#state !== "ended") {
      this.#connect();
    }
    return () => {
      if (this.#subscriptions.delete(id) && this.#ready) {
        this.#send({type: "unsubscribe", id});
      }
    };
  }

  /** Tries again now, for example because the browser says that it is online. */
  retry() {
    if (this.#timer !== null) {
      this.#environment.never(this.#timer);
      this.#timer = null;
      this.#connect();
    }
  }

  #connect() {
    this.#timer = null;
    const socket = this.#environment.open(this.#environment.url);
    this.#socket = socket;
    this.#listen();
    socket.onopen = () => socket.send(JSON.stringify({type: "hello", csrf: this.#environment.csrf()}));
    socket.onmessage = (event) => {
      if (socket === this.#socket) {
        this.#receive(JSON.parse(event.data));
      }
    };
    socket.onclose = (event) => {
      if (socket === this.#socket) {
        this.#lost(event.code);
      }
    };
  }

  #listen() {
    this.#environment.never(this.#silence);
    const socket = this.#socket;
    this.#silence = this.#environment.later(() => {
      if (socket === this.#socket && socket !== null) {
        socket.close();
        this.#lost(0);
      }
    }, SILENCE);
  }

  #receive(message) {
    this.#listen();
    if (this.#ready) {
      this.#since = this.#environment.now();
    }
    const subscription = this.#subscriptions.get(message.id);
    switch (message.type) {
      case "ready":
        this.#greeted();
        break;
      case "subscribed":
        subscription?.handlers.subscribed?.();
        break;
      case "items":
        if (subscription) {
          subscription.resume = message.resume ?? subscription.resume;
          subscription.handlers.items(message.items);
        }
        break;
      case "skipped":
        subscription?.handlers.skipped?.(message.count);
        break;
      case "error":
        subscription?.handlers.error?.(message.detail);
        break;
    }
  }

  #greeted() {
    this.#ready = true;
    this.#attempts = 0;
    for (const id of this.#subscriptions.keys()) {
      this.#sendSubscribe(id);
    }
    this.#since = this.#environment.now();
    this.#become("live");
  }

  /** @param {string} id */
  #sendSubscribe(id) {
    const {topic, handlers, resume} = this.#subscriptions.get(id);
    this.#send({type: "subscribe", id, topic, resume: handlers.resume ? handlers.resume() : resume});
  }

  #send(message) {
    this.#socket?.send(JSON.stringify(message));
  }

  /** @param {number} code */
  #lost(code) {
    this.#socket = null;
    this.#ready = false;
    this.#environment.never(this.#silence);
    if (FINAL_CODES.has(code)) {
      this.#become("ended");
      return;
    }
    this.#become("stale");
    const longest = Math.min(LAST_DELAY, FIRST_DELAY * 2 ** this.#attempts++);
    const delay = longest / 2 + this.#environment.random() * longest / 2;
    this.#timer = this.#environment.later(() => this.#connect(), delay);
  }

  /** @param {State} state */
  #become(state) {
    if (state !== this.#state) {
      this.#state = state;
      this.dispatchEvent(new CustomEvent("state", {detail: {state, since: this.#since}}));
    }
  }
}

/** @returns {Environment} */
function browser() {
  const token = () => document.querySelector('meta[name="_csrf"]')?.getAttribute("content") ?? "";
  return {
    url: new URL("/socket", location.href).href.replace(/^http/, "ws"),
    csrf: token,
    open: (url) => new WebSocket(url),
    later: (action, milliseconds) => setTimeout(action, milliseconds),
    never: (timer) => clearTimeout(timer),
    now: () => Date.now(),
    random: () => Math.random(),
  };
}

/** @type {Socket|null} */
let shared = null;

/** The socket of this page. */
export function socket() {
  if (shared === null) {
    shared = new Socket(browser());
    window.addEventListener("online", () => shared?.retry());
  }
  return shared;
}
