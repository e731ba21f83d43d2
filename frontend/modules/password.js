// Says which rules a new password meets, while typing. The server decides.
const password = document.getElementById('password');
const username = document.getElementById('username');

/** @type {Record<string, (password: string, username: string) => boolean>} */
const rules = {
  length: (text) => text.length >= 12,
  name: (text, name) => text !== '' && (name === '' || !text.toLowerCase().includes(name.toLowerCase())),
  variety: (text) => new Set(text.toLowerCase()).size >= 4 && !/^(.+)\1+$/.test(text) && !/password|qwerty|letmein|changeme/i.test(text),
};

function show() {
  for (const item of document.querySelectorAll('[data-rule]')) {
    item.classList.toggle('met', rules[item.dataset.rule](password.value, username.value));
  }
}

password.addEventListener('input', show);
username.addEventListener('input', show);
