// The frame of the main window, drafts, finding, locking.
import { call } from '../call';
import type { DraftStore } from '../../state/draft.svelte';
import type { Found, Frame } from '../wire';

export const lock = (): Promise<null> => call('lock');
export const frame = (): Promise<Frame> => call('frame');
export const find = (text: string): Promise<Found[]> => call('find', { input: { text } });
export const changePassword = (current: string, next: string): Promise<null> =>
  call('change_password', { input: { current, next } });

/** Drafts, kept inside the encrypted caseload. */
export const drafts: DraftStore = {
  load: (key) => call<string | null>('draft_get', { input: { key } }),
  keep: (key, text) => call<void>('draft_keep', { input: { key, text } }),
  drop: (key) => call<void>('draft_drop', { input: { key } }),
};
