/**
 * How long something has taken, as the server words it: "41 s", "2 min 5 s", "1 h 7 min".
 * @param {number} milliseconds
 * @returns {string}
 */
export function words(milliseconds) {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  return `${Math.floor(seconds / 3600)} h ${Math.floor(seconds / 60) % 60} min`;
}

/** @param {Document} root */
function tick(root) {
  for (const element of root.querySelectorAll("[data-elapsed]")) {
    const text = words(Date.now() - Date.parse(element.getAttribute("data-elapsed")));
    if (element.textContent !== text) element.textContent = text;
  }
}

if (typeof document !== "undefined") {
  setInterval(() => tick(document), 1000);
}
