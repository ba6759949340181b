import { beforeEach, describe, expect, it } from 'vitest';
import { Draft, keepAllDrafts, type DraftStore } from './draft.svelte';

let kept: Map<string, string>;
let store: DraftStore;

beforeEach(() => {
  kept = new Map();
  store = {
    load: async (key) => kept.get(key) ?? null,
    keep: async (key, body) => void kept.set(key, body),
    drop: async (key) => void kept.delete(key),
  };
});

describe('a draft', () => {
  it('is kept and brought back', async () => {
    const first = new Draft('call:7', { notes: '', said: [] as string[] }, store);
    first.value.notes = 'She would like the conditions to stay.';
    first.value.said.push('alone');
    await first.leave();

    const second = new Draft('call:7', { notes: '', said: [] as string[] }, store);
    await second.restore();
    expect(second.restored).toBe(true);
    expect(second.value).toEqual({ notes: 'She would like the conditions to stay.', said: ['alone'] });
  });

  it('is not kept when nothing was typed', async () => {
    const draft = new Draft('order', { court: '' }, store);
    await draft.keepNow();
    expect(kept.size).toBe(0);
    expect(draft.keptAt).toBeNull();
  });

  it('is gone once saved, and stays gone', async () => {
    const draft = new Draft('order', { court: '' }, store);
    draft.value.court = 'Leeds';
    await draft.keepNow();
    await draft.end();
    await draft.leave();
    expect(kept.size).toBe(0);
  });

  it('keeps the initial value of a field added since, and survives a damaged one', async () => {
    kept.set('order', '{"court":"Leeds"}');
    const draft = new Draft('order', { court: '', judge: 'not stated' }, store);
    await draft.restore();
    expect(draft.value).toEqual({ court: 'Leeds', judge: 'not stated' });

    kept.set('order', '{"court":');
    const again = new Draft('order', { court: '' }, store);
    await again.restore();
    expect(again.restored).toBe(false);
  });

  it('is kept with all others before locking, and says when it could not be', async () => {
    const draft = new Draft('call:8', { notes: '' }, store);
    draft.watch();
    draft.value.notes = 'Engaged.';
    await keepAllDrafts();
    expect(kept.get('call:8')).toBe('{"notes":"Engaged."}');

    store.keep = () => Promise.reject(new Error('disk full'));
    draft.value.notes = 'Engaged twice.';
    await draft.keepNow();
    expect(draft.failed).toBe(true);
    await draft.end();
  });
});
