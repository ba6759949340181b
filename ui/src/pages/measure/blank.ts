// A measure's form before anything is typed, and which fields each kind has.
import { noDay, noTime } from '../../components/DateTimeInput.svelte';
import type { ExtensionForm, MeasureForm, PartyForm, SuspensionForm, SystemEntryForm, TermForm } from '../../ipc/wire';

/** Orders and promises that say themselves how they end. */
const ORDERS = ['NMO', 'OCCP', 'OCC', 'UND', 'DAPO', 'RO', 'SPO', 'ISPO'] as const;
const OTHERS = ['DVPN', 'DVPO', 'DAPN', 'PCB', 'PSB', 'REMAND', 'RUI'] as const;

export type MeasureKind = (typeof ORDERS)[number] | (typeof OTHERS)[number];

/** Whether a word from an address is a kind of measure. */
export function isKind(kind: string): kind is MeasureKind {
  return isOrder(kind) || (OTHERS as readonly string[]).includes(kind);
}

/** Whether the kind is an order, or a promise, that says itself how it ends. */
export function isOrder(kind: string): boolean {
  return (ORDERS as readonly string[]).includes(kind);
}

/** Whether the kind has terms at all: custody is an interval, and under investigation there are no conditions. */
export function hasTerms(kind: string): boolean {
  return kind !== 'REMAND' && kind !== 'RUI';
}

let keys = 0;

function blankParty(confidential: boolean, household: boolean): PartyForm {
  keys += 1;
  return { key: `new-${Date.now()}-${keys}`, title: '', given: '', family: '', born: noDay(), lines: [], postcode: '', confidential, household };
}

/** A protected person not yet named; most are children of the household. */
export function blankProtected(): PartyForm {
  return blankParty(true, true);
}

/** A term with nothing filled in. */
export function blankTerm(code: string): TermForm {
  return {
    code, names: [], detail: '', placeKind: 'home', distance: '', streets: [], methods: [], times: '', viaOthers: false, exceptions: [],
    verbatim: '', paragraph: '', poa: false, persons: [],
  };
}

/** An entry in another system before anything is typed. */
export function blankSystem(): SystemEntryForm {
  return { system: '', reference: '', at: noTime(), by: '' };
}

/** An extension of bail before anything is typed. */
export function blankExtension(months: string): ExtensionForm {
  const rank = months === '6' ? 'inspector' : months === '9' ? 'superintendent' : '';
  return { months, rank, officer: '', at: noTime(), returnAt: noTime() };
}

/** A suspension of the bail period before anything is typed. */
export function blankSuspension(): SuspensionForm {
  return { from: noTime(), to: noTime() };
}

/** An empty form; without a case it also asks for the parties, and the victim's address is confidential until said otherwise. */
export function blankMeasure(kind: MeasureKind, caseId: string): MeasureForm {
  return {
    id: '', version: 0, caseId, kind,
    parties: caseId ? null : { victim: blankParty(true, true), respondent: blankParty(false, false), protected: [], risk: '' },
    court: '', caseNumber: '', manageCases: '', variations: 0, made: noTime(), notice: '', present: false, consent: false,
    aware: noTime(), awareHow: '', served: noTime(), servedHow: '', statementOfService: noTime(), policeCopy: noTime(), policeCopyHow: '', systems: [],
    endKind: '', end: noTime(), judge: '', returnHearing: noTime(), returnPlace: '', returnOutcome: '',
    stillCurrent: noTime(), stillCurrentHow: '', extensionDecision: noTime(), extensionDecisionHow: '',
    section: '', poaEnds: noTime(), area: '', onAcquittal: false,
    custodyRef: '', arrested: noTime(), released: noTime(), months: kind === 'PCB' ? '3' : '', returnAt: noTime(), station: '', victimViews: '', viewsSought: noTime(), viewsSoughtBy: '',
    extensions: [], suspended: [],
    urn: '', nextHearing: noTime(), victimTold: noTime(),
    outcomeAt: noTime(), outcomeKind: '', outcome: '',
    authorisedBy: '', authorisedAt: noTime(), grounds: '', representations: '', victimView: '', childrenConsidered: '', constable: '', addressGiven: '', hearingNotice: noTime(), hearing: noTime(), adjourned: [],
    days: kind === 'DVPO' ? '28' : '', endsAt: noTime(),
    from: noTime(), to: noTime(), sentence: false, place: '',
    terms: [],
  };
}
