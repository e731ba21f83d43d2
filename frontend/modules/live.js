/**
 * Elements with data-live="topic topic" get the event "live" whenever one of their topics says
 * that something changed; with hx-trigger="live" they fetch themselves again.
 */
export function live() {
  // The socket arrives with its module; until then pages are as fresh as their last load.
}
