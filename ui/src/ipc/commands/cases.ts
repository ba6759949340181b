// The caseload and one case.
import { call } from '../call';
import type {
  CaseChoices, CaseContacts, CaseOverview, Caseload, DifferenceRow, HistoryRow, Identity, PersonForm, SafeContactForm,
} from '../wire';

/** A page of the cases that match; pages count from 0. */
export const caseload = (input: { text: string; mine: boolean; page: number }): Promise<Caseload> => call('caseload', { input });
export const caseIdentity = (id: string): Promise<Identity> => call('case_identity', { input: { case: id } });
export const caseOverview = (id: string): Promise<CaseOverview> => call('case_overview', { input: { case: id } });
export const setCase = (id: string, version: number, risk: string, owner: string | null): Promise<null> =>
  call('set_case', { input: { case: id, version, risk, owner } });
export const caseChoices = (): Promise<CaseChoices> => call('case_choices');
export const caseHistory = (id: string): Promise<HistoryRow[]> => call('case_history', { input: { case: id } });
export const caseContacts = (id: string): Promise<CaseContacts> => call('case_contacts', { input: { case: id } });
export const casePeople = (id: string): Promise<PersonForm[]> => call('case_people', { input: { case: id } });
export const savePerson = (input: PersonForm): Promise<{ id: string }> => call('save_person', { input });
/** What the court's files say differently from the record of a case, settled and not. */
export const caseDifferences = (id: string): Promise<DifferenceRow[]> => call('case_differences', { input: { case: id } });
/** Takes what the court says into the record, or leaves the record as it is. */
export const settleDifference = (id: string, take: boolean): Promise<null> => call('settle_difference', { input: { id, take } });
export const safeContact = (id: string): Promise<SafeContactForm> => call('safe_contact', { input: { case: id } });
/** Saves the profile; its `liftHold` also ends a hold on all contact. */
export const saveSafeContact = (input: SafeContactForm): Promise<null> => call('save_safe_contact', { input });
