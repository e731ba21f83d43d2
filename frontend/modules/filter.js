// Inputs with data-filters="id" hide the rows of that element whose data-text lacks the words, also after it was fetched anew.

/** @param {HTMLInputElement} input */
function filter(input) {
  const words = input.value.toLowerCase().trim();
  const root = document.getElementById(input.dataset.filters);
  for (const row of root?.querySelectorAll('[data-text]') ?? []) {
    row.hidden = !row.dataset.text.toLowerCase().includes(words);
  }
  for (const group of root?.querySelectorAll('tbody') ?? []) {
    group.hidden = group.querySelector('[data-text]:not([hidden])') === null;
  }
}

const inputs = [...document.querySelectorAll('[data-filters]')];
for (const input of inputs) input.addEventListener('input', () => filter(input));
document.addEventListener('htmx:afterSettle', () => inputs.forEach(filter));
