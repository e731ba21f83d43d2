import assert from 'node:assert/strict';
import { test } from 'node:test';
import { way } from './way.js';

function pageWith(bar) {
  const page = new EventTarget();
  page.getElementById = (id) => (id === 'way' ? bar : null);
  way(page);
  return (id) => {
    const event = new Event('htmx:afterSettle');
    Object.defineProperty(event, 'target', { value: { id } });
    page.dispatchEvent(event);
  };
}

test('new content makes the bar fetch itself, other swaps do not', () => {
  const bar = new EventTarget();
  let fetched = 0;
  bar.addEventListener('live', () => fetched++);
  const settle = pageWith(bar);
  settle('strip-live');
  assert.equal(fetched, 0);
  settle('content');
  assert.equal(fetched, 1);
});

test('a page without the bar does nothing', () => {
  pageWith(null)('content');
});
