import {socket as pageSocket} from "./socket.js";

/** Changes within so many milliseconds make an element fetch itself once. */
const TOGETHER = 400;

/**
 * Elements with data-live="topic topic" get the event "live" whenever one of their topics says that something changed;
 * with hx-trigger="live" they fetch themselves again. Elements with data-connection say how the socket is.
 * @param {{root?: Document, socket?: () => import("./socket.js").Socket, later?: typeof setTimeout}} [given]
 */
export function live({root = document, socket = pageSocket, later = setTimeout} = {}) {
  const followed = new Set();
  const due = new Set();
  let timer = null;

  const fire = () => {
    timer = null;
    const topics = [...due];
    due.clear();
    const isDue = (element) => topics.some((topic) => topicsOf(element).includes(topic));
    [...root.querySelectorAll("[data-live]")].filter(isDue).forEach((element) => element.dispatchEvent(new Event("live")));
  };
  const changed = (topic) => {
    due.add(topic);
    timer ??= later(fire, TOGETHER);
  };
  const follow = () => {
    for (const topic of [...root.querySelectorAll("[data-live]")].flatMap(topicsOf)) {
      if (!followed.has(topic)) {
        followed.add(topic);
        const tell = () => changed(topic);
        socket().subscribe(topic, {subscribed: tell, items: tell, skipped: tell});
      }
    }
    if (followed.size > 0) showConnection(root, socket());
  };

  follow();
  root.addEventListener("htmx:load", follow);
  if (followed.size > 0) socket().addEventListener("state", () => showConnection(root, socket()));
}

/** @param {Element} element */
function topicsOf(element) {
  return (element.getAttribute("data-live") ?? "").split(/\s+/).filter((topic) => topic !== "");
}

/**
 * @param {Document} root
 * @param {import("./socket.js").Socket} socket
 */
function showConnection(root, socket) {
  const words = {connecting: "live", live: "live", stale: "reconnecting", ended: "signed out"}[socket.state];
  for (const element of root.querySelectorAll("[data-connection]")) {
    element.classList.toggle("lost", socket.state === "stale" || socket.state === "ended");
    if (element.textContent !== words) element.textContent = words;
    const since = new Date(socket.since).toLocaleTimeString();
    element.setAttribute("title", words === "live" ? "What changes is shown at once" : `As of ${since}`);
  }
}
