// Typing in the form of settings: only what was touched is sent, and what is typed while an answer is under way stays.

/** @type {Set<string>} ids of controls that were touched since the form was drawn */
let touched = new Set();

/** @type {Set<string>} those that were touched since the last request that draws it anew */
let fresh = new Set();

/** @type {Map<string, string | boolean>} what to put back into the new form */
let kept = new Map();

/** @param {string} id @returns {any} */
const control = (id) => document.getElementById(id);

/** @param {Event} event */
function touch(event) {
  const input = /** @type {any} */ (event.target);
  if (event.isTrusted && (input.form?.id === 'settings-form' || input.id === 'where')) {
    touched.add(input.id);
    fresh.add(input.id);
  }
}

/** @param {CustomEvent} event */
function choose(event) {
  const { verb, parameters, target } = event.detail;
  if (target?.id === 'content') fresh.clear();
  if (verb !== 'post') return;
  for (const id of [...parameters.keys()].filter((key) => key.startsWith('was.')).map((key) => key.slice(4))) {
    if (touched.has(id) || touched.has(`${id}-unit`)) continue;
    [id, `was.${id}`, `${id}.unit`].forEach((key) => parameters.delete(key));
  }
}

/** @param {CustomEvent} event */
function remember(event) {
  if (event.detail.target?.id !== 'content') return;
  const ids = [...fresh].filter((id) => control(id));
  kept = new Map(ids.map((id) => [id, control(id).type === 'checkbox' ? control(id).checked : control(id).value]));
}

/** @param {CustomEvent} event */
function putBack(event) {
  if (event.detail.target?.id !== 'content') return;
  touched = new Set(kept.keys());
  for (const [id, value] of kept) {
    const input = control(id);
    if (!input) continue;
    if (input.type === 'checkbox') input.checked = value;
    else input.value = value;
    input.dispatchEvent(new Event(id === 'where' ? 'input' : 'change', { bubbles: true }));
  }
  kept.clear();
}

/** Opens the group of a setting that only stands behind the # of the address. */
function openSetting() {
  const id = decodeURIComponent(location.hash.slice(1));
  const place = document.getElementById(id);
  if (place) place.focus();
  else if (/^[a-z0-9_]+$/.test(id)) location.replace(`${location.pathname}?setting=${id}#${id}`);
}

if (document.documentElement.dataset.settings === undefined) {
  document.documentElement.dataset.settings = '';
  for (const type of ['input', 'change']) document.addEventListener(type, touch, true);
  document.addEventListener('htmx:configRequest', /** @type {any} */ (choose));
  document.addEventListener('htmx:beforeSwap', /** @type {any} */ (remember));
  document.addEventListener('htmx:afterSwap', /** @type {any} */ (putBack));
  openSetting();
}
