// The register of orders and the court's feed.
import { call } from '../call';
import type { FeedDone, FeedPreview, Register } from '../wire';

export const register = (): Promise<Register> => call('register');
/** Says what each row of a file would become; nothing is changed. */
export const feedPreview = (name: string, base64: string): Promise<FeedPreview> => call('feed_preview', { input: { name, base64 } });
/** Brings the same file in, whole or not at all. */
export const feedBringIn = (name: string, base64: string): Promise<FeedDone> => call('feed_bring_in', { input: { name, base64 } });
