/**
 * The bar of the first run stands outside of the content: when htmx has put new content into the page, a step may be
 * done, so the bar fetches itself again.
 * @param {Document} [root]
 */
export function way(root = document) {
  root.addEventListener('htmx:afterSettle', (event) => {
    const bar = root.getElementById('way');
    if (bar !== null && event.target.id === 'content') bar.dispatchEvent(new Event('live'));
  });
}
