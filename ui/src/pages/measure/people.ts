// Whom a term may protect: the people of a case, or those of a form that opens one.
import type { PartiesForm, PersonForm } from '../../ipc/wire';

/** A person to choose. */
export interface Protectable {
  /** An identity, or the form's own key. */
  key: string;
  name: string;
  victim: boolean;
}

const nameOf = (given: string, family: string): string => `${given} ${family}`.trim();

/** The people of a case, without the respondent. */
export function ofCase(people: PersonForm[]): Protectable[] {
  return people
    .filter((one) => one.role !== 'respondent')
    .map((one) => ({ key: one.id, name: nameOf(one.given, one.family) || 'Without a name', victim: one.role === 'victim' }));
}

/** The people of a new case as typed so far. */
export function ofParties(parties: PartiesForm): Protectable[] {
  const others = parties.protected.map((one, n) => ({ key: one.key, name: nameOf(one.given, one.family) || `Protected person ${n + 1}, no name yet`, victim: false }));
  const victim = { key: parties.victim.key, name: nameOf(parties.victim.given, parties.victim.family) || 'The victim', victim: true };
  return [victim, ...others];
}
