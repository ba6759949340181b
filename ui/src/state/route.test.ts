import { describe, expect, it } from 'vitest';
import { href, readHash } from './route.svelte';

describe('a place', () => {
  it('is read from the hash and written back', () => {
    const place = readHash('#/cases/SH-2041/letters?new=1');
    expect(place.parts).toEqual(['cases', 'SH-2041', 'letters']);
    expect(place.query.get('new')).toBe('1');
    expect(href('cases', "O'Test & Co")).toBe("#/cases/O'Test%20%26%20Co");
    expect(readHash(href('cases', "O'Test & Co")).parts).toEqual(['cases', "O'Test & Co"]);
  });

  it('is the start for anything that is not a place', () => {
    for (const hash of ['', '#', '#name', 'cases']) expect(readHash(hash).parts).toEqual([]);
    expect(readHash('#/%E0%A4%A').parts).toEqual(['%E0%A4%A']);
  });
});
