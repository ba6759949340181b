// A measure's form before anything is typed.
import { noDay, noTime } from '../../components/DateTimeInput.svelte';
import type { MeasureForm, PartyForm, TermForm } from '../../ipc/wire';

export type MeasureKind = 'NMO' | 'PCB' | 'DVPN' | 'DVPO';

const KINDS: readonly string[] = ['NMO', 'PCB', 'DVPN', 'DVPO'];

/** Whether a word from an address is a kind of measure. */
export function isKind(kind: string): kind is MeasureKind {
  return KINDS.includes(kind);
}

function blankParty(confidential: boolean, household: boolean): PartyForm {
  return { title: '', given: '', family: '', born: noDay(), lines: [], postcode: '', confidential, household };
}

/** A protected person not yet named; most are children of the household. */
export function blankProtected(): PartyForm {
  return blankParty(true, true);
}

/** A term with nothing filled in. */
export function blankTerm(code: string): TermForm {
  return {
    code, names: [], detail: '', placeKind: 'home', distance: '', streets: [], methods: [], times: '', viaOthers: false, exceptions: [],
    verbatim: '', paragraph: '', persons: [],
  };
}

/** An empty form; without a case it also asks for the parties, and the victim's address is confidential until said otherwise. */
export function blankMeasure(kind: MeasureKind, caseId: string): MeasureForm {
  return {
    id: '', version: 0, caseId, kind,
    parties: caseId ? null : { victim: blankParty(true, true), respondent: blankParty(false, false), protected: [], risk: '' },
    court: '', caseNumber: '', made: noTime(), notice: '', present: false, aware: noTime(), awareHow: '', served: noTime(), servedHow: '',
    endKind: '', end: noTime(),
    custodyRef: '', arrested: noTime(), released: noTime(), months: kind === 'PCB' ? '3' : '', returnAt: noTime(), station: '', victimViews: '',
    outcomeAt: noTime(), outcome: '',
    authorisedBy: '', hearing: noTime(), adjourned: false,
    days: '',
    terms: [],
  };
}
