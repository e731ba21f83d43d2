// After a form was sent: brings what came of it into view, and errors into focus.

/**
 * @param {Element} content what was just shown
 * @returns {HTMLElement | null} the errors, else the word that it worked, else nothing
 */
export function outcome(content) {
  return content.querySelector('.notice[role=alert]') ?? content.querySelector('.notice.ready[role=status]');
}

export function outcomes() {
  document.addEventListener('htmx:afterSettle', (event) => {
    if (event.detail.requestConfig?.verb === 'get') return;
    const found = outcome(event.target);
    if (!found) return;
    if (found.getAttribute('role') === 'alert') found.focus({ preventScroll: true });
    found.scrollIntoView({ block: 'center' });
  });
}
