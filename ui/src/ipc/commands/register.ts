// The register of orders and the court's feed.
import { call } from '../call';
import type { FeedDone, FeedPreview, Register } from '../wire';

/** A page of the orders in force, of a queue or all; pages count from 0. */
export const register = (input: { queue: string | null; page: number }): Promise<Register> => call('register', { input });
/** Says what each row of a file would become; nothing is changed. */
export const feedPreview = (name: string, base64: string): Promise<FeedPreview> => call('feed_preview', { input: { name, base64 } });
/** Brings the same file in, whole or not at all. */
export const feedBringIn = (name: string, base64: string): Promise<FeedDone> => call('feed_bring_in', { input: { name, base64 } });
