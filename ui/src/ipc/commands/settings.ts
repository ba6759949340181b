// People and policy.
import { call } from '../call';
import type { PeopleList, PersonAdd, SaveSettings, Settings, ThenRow } from '../wire';

export const peopleList = (): Promise<PeopleList> => call('people_list');
export const personAdd = (input: PersonAdd): Promise<null> => call('person_add', { input });
export const personLeave = (id: string): Promise<null> => call('person_leave', { input: { id } });
export const settings = (): Promise<Settings> => call('settings');
export const saveSettings = (input: SaveSettings): Promise<null> => call('save_settings', { input });
/** The policy as it stood in a version. */
export const policyWas = (version: number): Promise<ThenRow[]> => call('policy_was', { input: { version } });
