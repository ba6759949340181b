// Today and the call.
import { call } from '../call';
import type { CallSheet, SaveCall, SavedCall, Today } from '../wire';

export const today = (): Promise<Today> => call('today');
/** Gives a task to a person, or to nobody. */
export const assignTask = (task: string, version: number, to: string | null): Promise<null> =>
  call('assign_task', { input: { task, version, to } });
export const callSheet = (task: string): Promise<CallSheet> => call('call_sheet', { input: { task } });
export const saveCall = (input: SaveCall): Promise<SavedCall> => call('save_call', { input });
