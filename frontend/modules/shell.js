const PLACES = { d: '/', l: '/logs', o: '/operations' };
let afterG = false;

/** Keys, drawer, search, theme: what the frame around every page does. */
export function shell() {
  document.addEventListener('keydown', onKey);
  document.addEventListener('click', onClick);
  themeSwitch();
  searchList();
}

function onKey(event) {
  if (event.key === 'Escape') closeDrawer();
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  if (afterG && PLACES[event.key]) {
    const link = document.querySelector(`nav a[href="${PLACES[event.key]}"]`);
    if (link) location.assign(link.href);
  } else if (event.key === '/') {
    open('search', event);
  } else if (event.key === '?') {
    open('keys', event);
  }
  afterG = event.key === 'g';
}

function isTyping(target) {
  return target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null;
}

function open(id, event) {
  const dialog = document.getElementById(id);
  if (!dialog || document.querySelector('dialog[open]')) return;
  event?.preventDefault();
  dialog.showModal();
}

function onClick(event) {
  const opener = event.target.closest('[data-opens]');
  if (opener) {
    document.querySelector('[popover]:popover-open')?.hidePopover();
    open(opener.dataset.opens);
  } else if (event.target.closest('[data-drawer]')) {
    toggleDrawer();
  } else if (!event.target.closest('.nav-side')) {
    closeDrawer();
  }
}

function toggleDrawer() {
  const isOpen = document.getElementById('navigation').classList.toggle('open');
  document.querySelector('[data-drawer]').setAttribute('aria-expanded', String(isOpen));
  if (isOpen) document.querySelector('.nav-side a').focus();
}

function closeDrawer() {
  const drawer = document.querySelector('.nav-side.open');
  if (!drawer) return;
  drawer.classList.remove('open');
  const button = document.querySelector('[data-drawer]');
  button.setAttribute('aria-expanded', 'false');
  if (drawer.contains(document.activeElement)) button.focus();
}

function themeSwitch() {
  const chosen = localStorage.getItem('theme') ?? 'auto';
  for (const input of document.querySelectorAll('input[name=theme]')) {
    input.checked = input.value === chosen;
    input.addEventListener('change', () => {
      localStorage.setItem('theme', input.value);
      dispatchEvent(new Event('theme'));
    });
  }
}

function searchList() {
  const text = document.getElementById('search-text');
  if (!text) return;
  const items = [...document.querySelectorAll('#search-list li')];
  text.addEventListener('input', () => {
    const words = text.value.toLowerCase().trim();
    for (const item of items) item.hidden = !item.textContent.toLowerCase().includes(words);
    document.getElementById('search-empty').hidden = items.some((item) => !item.hidden);
  });
  text.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    items.find((item) => !item.hidden)?.querySelector('a').click();
  });
}
