const STEPS = [[60, 'second', 1], [3600, 'minute', 60], [86_400, 'hour', 3600], [Infinity, 'day', 86_400]];
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto', style: 'short' });

/**
 * A moment as people say it: "4 min. ago".
 * @param {Date} moment
 * @param {Date} now
 * @returns {string}
 */
export function ago(moment, now) {
  const seconds = (moment.getTime() - now.getTime()) / 1000;
  if (Math.abs(seconds) < 5) return 'just now';
  const [, unit, size] = STEPS.find(([limit]) => Math.abs(seconds) < limit);
  return relative.format(Math.round(seconds / size), unit);
}

/**
 * Words every time element with data-relative, with the exact time of the viewer's zone
 * on hover and for screen readers.
 * @param {ParentNode} root
 */
export function showTimes(root) {
  const now = new Date();
  for (const element of root.querySelectorAll('time[data-relative]')) {
    const moment = new Date(element.dateTime);
    const words = ago(moment, now);
    if (element.textContent !== words) element.textContent = words;
    const exact = moment.toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'long' });
    if (element.title !== exact) element.title = exact;
  }
}
