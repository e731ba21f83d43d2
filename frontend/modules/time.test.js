import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ago } from './time.js';

const now = new Date('2026-01-01T12:00:00Z');
const at = (text) => ago(new Date(text), now);

test('says recent moments in words', () => {
  assert.equal(at('2026-01-01T11:59:58Z'), 'just now');
  assert.equal(at('2026-01-01T11:59:20Z'), '40 sec. ago');
  assert.equal(at('2026-01-01T11:56:00Z'), '4 min. ago');
  assert.equal(at('2026-01-01T09:00:00Z'), '3 hr. ago');
  assert.equal(at('2025-12-31T12:00:00Z'), 'yesterday');
});

test('says moments to come as well', () => {
  assert.equal(at('2026-01-08T12:00:00Z'), 'in 7 days');
});
