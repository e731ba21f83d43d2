// Runs before the first paint, so that a page never flashes in the wrong colours.
(() => {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const show = () => {
    const chosen = localStorage.getItem('theme') ?? 'auto';
    const dark = chosen === 'dark' || (chosen === 'auto' && system.matches);
    document.documentElement.dataset.bsTheme = dark ? 'dark' : 'light';
  };
  system.addEventListener('change', show);
  addEventListener('storage', show);
  addEventListener('theme', show);
  show();
})();
