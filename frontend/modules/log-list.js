/**
 * The list of log lines: bounded, follows the end until somebody scrolls up, and knows where to go on after a break.
 *
 * @typedef {object} Entry a line of a container, or a marker of the console
 * @property {string} ts time with up to nine digits after the second
 * @property {string} pod
 * @property {string} container
 * @property {string} service
 * @property {string} [level]
 * @property {string} line
 * @property {string} [marker]
 */

export const KEPT = 5000;

/** A time with nine digits, so that times compare as text. @param {string} ts */
export function nanos(ts) {
  const [, second, fraction = ""] = /^(.*?)(?:\.(\d+))?Z$/.exec(ts);
  return `${second}.${fraction.padEnd(9, "0")}Z`;
}

/** Up to where the page has the lines of each container. */
export class Positions {
  /** @type {Map<string, {ts: string, exact: string, count: number}>} */
  #containers = new Map();

  /** @param {Entry} entry */
  add(entry) {
    if (entry.marker) return;
    const key = `${entry.pod}/${entry.container}`;
    const exact = nanos(entry.ts);
    const last = this.#containers.get(key);
    if (!last || exact > last.exact) {
      this.#containers.set(key, {ts: entry.ts, exact, count: 1});
    } else if (exact === last.exact) {
      last.count++;
    }
  }

  clear() {
    this.#containers.clear();
  }

  /** @returns {string|null} */
  token() {
    if (this.#containers.size === 0) return null;
    return JSON.stringify(Object.fromEntries([...this.#containers].map(([key, {ts, count}]) => [key, [ts, count]])));
  }
}

/** The time of the day in the viewer's zone, with milliseconds. @param {string} ts */
export function clock(ts) {
  const moment = new Date(ts);
  const two = (number) => String(number).padStart(2, "0");
  return `${two(moment.getHours())}:${two(moment.getMinutes())}:${two(moment.getSeconds())}.${String(moment.getMilliseconds()).padStart(3, "0")}`;
}

/** Which of a few colours a name has, always the same. @param {string} name */
export function colour(name) {
  let hash = 0;
  for (const character of name) hash = (hash * 31 + character.codePointAt(0)) % 9973;
  return 1 + hash % 4;
}

/**
 * Cuts a line where any of the words is found.
 * @param {string} line
 * @param {string} word
 * @returns {{text: string, found: boolean}[]}
 */
export function highlight(line, word) {
  const wanted = word.toLowerCase();
  const text = line.toLowerCase();
  if (wanted === "" || text.length !== line.length) return [{text: line, found: false}];
  const parts = [];
  let from = 0;
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, from)) {
    if (at > from) parts.push({text: line.slice(from, at), found: false});
    parts.push({text: line.slice(at, at + wanted.length), found: true});
    from = at + wanted.length;
  }
  if (from < line.length || parts.length === 0) parts.push({text: line.slice(from), found: false});
  return parts;
}

/** Shows lines in an element that scrolls. */
export class LogList extends EventTarget {
  #element;
  #waiting = [];
  #drawing = false;
  #word = "";
  #paused = false;
  #unseen = 0;
  /** where the list itself scrolled to last */
  #end = 0;

  /** @param {HTMLElement} element */
  constructor(element) {
    super();
    this.#element = element;
    element.addEventListener("scroll", () => this.#scrolled(), {passive: true});
    new ResizeObserver(() => this.#draw()).observe(element);
  }

  get paused() {
    return this.#paused;
  }

  /** Lines that came while the list stood still. */
  get unseen() {
    return this.#unseen;
  }

  /** @param {string} word marked in the lines that come */
  mark(word) {
    this.#word = word;
  }

  /** @param {Entry[]} entries */
  add(entries) {
    for (const entry of entries) this.#waiting.push(entry);
    const beyond = this.#waiting.length - KEPT;
    if (beyond > 0 && !this.#paused) this.#waiting.splice(0, beyond);
    this.#unseen += this.#paused ? entries.length : 0;
    this.#changed();
    if (!this.#drawing && !this.#paused) {
      this.#drawing = true;
      requestAnimationFrame(() => this.#draw());
    }
  }

  clear() {
    this.#waiting = [];
    this.#unseen = 0;
    this.#element.replaceChildren();
    this.resume();
  }

  pause() {
    this.#paused = true;
    this.#changed();
  }

  /** Goes on at the end. */
  resume() {
    this.#paused = false;
    this.#unseen = 0;
    const beyond = this.#waiting.length - KEPT;
    if (beyond > 0) this.#waiting.splice(0, beyond);
    this.#draw();
    this.#changed();
  }

  #draw() {
    this.#drawing = false;
    if (this.#paused) return;
    const rows = document.createDocumentFragment();
    for (const entry of this.#waiting) rows.append(row(entry, this.#word));
    this.#waiting = [];
    this.#element.append(rows);
    while (this.#element.childElementCount > KEPT) this.#element.firstElementChild.remove();
    this.#element.scrollTop = this.#element.scrollHeight;
    this.#end = this.#element.scrollTop;
  }

  #scrolled() {
    const {scrollTop, clientHeight, scrollHeight} = this.#element;
    const atEnd = scrollHeight - scrollTop - clientHeight < 24;
    if (!atEnd && !this.#paused && scrollTop < this.#end - 4) this.pause();
    if (atEnd && this.#paused && this.#unseen > 0) this.resume();
  }

  #changed() {
    this.dispatchEvent(new Event("change"));
    // While somebody reads, what came is kept up to a limit; then it is said how much is gone.
    if (this.#paused && this.#waiting.length > 2 * KEPT) this.#waiting.splice(0, this.#waiting.length - KEPT);
  }
}

/**
 * @param {Entry} entry
 * @param {string} word
 */
function row(entry, word) {
  const line = document.createElement("div");
  if (entry.marker) {
    line.className = "marker";
    line.textContent = entry.line;
    return line;
  }
  line.className = "row-line";
  line.append(cell("t", clock(entry.ts), entry.ts), cell(`p c${colour(entry.service)}`, entry.service, `${entry.pod} / ${entry.container}`),
    cell(`lv ${entry.level ?? ""}`, entry.level ?? ""), text(entry.line, word));
  return line;
}

function cell(name, content, title) {
  const element = document.createElement("span");
  element.className = name;
  element.textContent = content;
  if (title) element.title = title;
  return element;
}

function text(line, word) {
  const element = document.createElement("span");
  element.className = "m";
  for (const part of highlight(line, word)) {
    if (part.found) {
      const mark = document.createElement("mark");
      mark.textContent = part.text;
      element.append(mark);
    } else {
      element.append(part.text);
    }
  }
  return element;
}
