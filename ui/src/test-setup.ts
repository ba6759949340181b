// Around every test: the desktop's own way of calling is back afterwards, the address is empty, and a warning of Svelte
// (a value changed by a component that does not own it, for one) fails the test that caused it.
import { configure } from '@testing-library/svelte';
import { afterEach, beforeEach, expect } from 'vitest';
import { resetCall } from './ipc/call';
import { notices } from './state/notices.svelte';

// happy-dom knows `:checked` of boxes but not of options, by which Svelte reads a select.
const find = HTMLSelectElement.prototype.querySelector;
HTMLSelectElement.prototype.querySelector = function (this: HTMLSelectElement, selector: string): Element | null {
  return selector === ':checked' ? (this.options[this.selectedIndex] ?? null) : find.call(this, selector);
} as typeof find;

// What is waited for comes at once or not at all; the limit is for a busy machine.
configure({ asyncUtilTimeout: 20_000 });

const said: string[] = [];
for (const level of ['warn', 'error'] as const) {
  globalThis.console[level] = (...words: unknown[]) => void said.push(words.map(String).join(' '));
}

beforeEach(() => {
  said.length = 0;
  location.hash = '';
});

afterEach(() => {
  resetCall();
  notices.list = [];
  expect(said).toEqual([]);
});
