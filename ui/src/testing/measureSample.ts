// Measures as the border sends them: an order, one that was varied, bail that ended, and what the forms offer.
import { blankMeasure, blankTerm } from '../pages/measure/blank';
import type { ClashRow, KindChoice, MeasureChoices, MeasureForm, MeasureView, TermChoice, TermView, VariationPage } from '../ipc/wire';

const term = (code: string, title: string, plain: string, verbatim = '', paragraph = ''): TermView => ({
  code, title, plain, exceptions: [], verbatim, paragraph, protects: 'The victim', poa: false,
});
const contact: TermView = {
  ...term('CON-A', 'No contact', 'Idris Venn must not contact you in any way.', 'The respondent must not communicate with the applicant.', '3'),
  exceptions: ['Idris Venn may write through a solicitor.'],
};
const streets = term('EXC-R', 'Not to be in named streets', 'Idris Venn must not be in Tarn Street or Mill Walk.');
const distance = term('EXC-D', 'Not within a distance of a place', 'Idris Venn must not come within 100 metres of your home.', 'not within 100 metres', '4');

const CRIME = 'Breaking it is a crime.';

export const measures: MeasureView[] = [
  {
    id: 'm2', version: 1, kind: 'NMO', name: 'Non-molestation order', state: 'Made, respondent not known to be aware', live: true,
    ends: 'Order ends Fri 26 Nov 2027 16:00', breach: CRIME,
    facts: [{ label: 'Court', value: 'Leeds Family Court' }, { label: 'Case number', value: 'ZZ26F00123' }, { label: 'Made', value: 'Thu 26 Nov 2026 14:00' }],
    clocks: [{
      what: 'Both sides should be heard by', by: 'Thu 24 Dec 2026', warnings: [],
      lines: ["President's Guidance 2026: within 28 days of an order made without notice. Thu 26 Nov 2026 plus 28 days is Thu 24 Dec 2026."],
    }],
    versions: [{
      number: 1, period: 'from Thu 26 Nov 2026 14:00', inForce: true, future: false, received: 'Received Fri 27 Nov 2026 09:00', ends: 'Order ends Fri 26 Nov 2027 16:00.',
      terms: [contact, streets], changes: [],
      check: { state: 'waiting', words: 'Coded by Beth Lowe: a second person checks them before the first letter.', mine: false },
    }],
    missing: ['Service not confirmed'], remarks: [], acts: ['aware', 'served', 'end'], canVary: true, hasTerms: true, noTerms: '',
  },
  {
    id: 'm3', version: 2, kind: 'RO', name: 'Restraining order', state: 'In force', live: true, ends: 'Order ends Tue 12 Jan 2027 16:00', breach: CRIME,
    facts: [{ label: 'Court', value: 'Leeds Crown Court' }, { label: 'Made', value: 'Mon 12 Jan 2026 11:00' }],
    clocks: [],
    versions: [
      {
        number: 1, period: 'Mon 12 Jan 2026 11:00 to Mon 10 Aug 2026 12:00', inForce: false, future: false, received: 'Received Mon 12 Jan 2026 14:00',
        ends: 'Order ends Tue 12 Jan 2027 16:00.', terms: [contact, distance], changes: [], check: null,
      },
      {
        number: 2, period: 'from Mon 10 Aug 2026 12:00', inForce: true, future: false, received: 'Received Wed 12 Aug 2026 09:30', ends: 'Order ends Tue 12 Jan 2027 16:00.',
        terms: [contact, streets], changes: ['new: Not to be in named streets', 'no longer: Not within a distance of a place'],
        check: { state: 'checked', words: 'Coded by Amal Rahman, checked by Beth Lowe.', mine: true },
      },
    ],
    missing: [], remarks: ['The 48 hours end Mon 9 Nov 2026 14:05: heard later, the notice has lapsed'], acts: ['end'], canVary: true, hasTerms: true, noTerms: '',
  },
  {
    id: 'm4', version: 3, kind: 'RUI', name: 'Released under investigation', state: 'Ended', live: false, ends: 'Charged Tue 1 Sep 2026 09:00',
    breach: 'Nothing can be broken: no conditions exist.', facts: [{ label: 'Released', value: 'Tue 4 Aug 2026 21:00' }], clocks: [], versions: [], missing: [], remarks: [], acts: [],
    canVary: false, hasTerms: false, noTerms: 'No conditions exist.',
  },
];

const OUTCOMES = [{ code: 'discharged', label: 'Discharged by the court' }, { code: 'other', label: 'Ended otherwise' }];
const kind = (code: string, label: string, group: string, about = '', breach = CRIME): KindChoice => ({ code, label, group, about, breach, outcomes: OUTCOMES });
const FAMILY = 'Family court';
const POLICE = 'Police';
const COURTS = 'Magistrates and criminal courts';

const KINDS: KindChoice[] = [
  kind('NMO', 'Non-molestation order', FAMILY, 'Forbids contact, named places and other conduct.'),
  kind('OCCP', 'Occupation order with power of arrest', FAMILY), kind('OCC', 'Occupation order', FAMILY), kind('UND', 'Undertaking to the court', FAMILY),
  kind('DVPN', 'Domestic violence protection notice', POLICE), kind('DVPO', 'Domestic violence protection order', COURTS),
  kind('DAPN', 'Domestic abuse protection notice', POLICE), kind('DAPO', 'Domestic abuse protection order', COURTS),
  kind('PCB', 'Pre-charge bail', POLICE), kind('PSB', 'Bail after charge', COURTS), kind('RO', 'Restraining order', COURTS),
  kind('SPO', 'Stalking protection order', COURTS), kind('ISPO', 'Interim stalking protection order', COURTS), kind('REMAND', 'Remand or prison', COURTS),
  kind('RUI', 'Released under investigation', POLICE, 'Let go without bail.', 'Nothing can be broken: no conditions exist.'),
];

const choice = (code: string, title: string, more: Partial<TermChoice> = {}): TermChoice => ({
  code, title, needs: [], methods: false, place: false, shown: true, throughOthers: true, people: 'others', ...more,
});

export const measureChoices: MeasureChoices = {
  kinds: KINDS,
  terms: [
    choice('CON-A', 'No contact', { methods: true }), choice('CON-X3', 'No contact through others'), choice('EXC-H', 'Not to go to the home'),
    choice('EXC-D', 'Not within a distance of a place', { needs: [{ field: 'distance', label: 'the distance in metres' }], place: true }),
    choice('EXC-R', 'Not to be in named streets', { needs: [{ field: 'streets', label: 'the streets' }] }),
    choice('CON-C', 'No contact with children', { needs: [{ field: 'names', label: "the children's names" }], people: 'required' }),
  ],
  methods: ['phone', 'text', 'e-mail', 'letter', 'social media'], exceptions: [{ code: 'solicitor', label: 'Through a solicitor' }],
  notices: [{ code: 'with', label: 'Yes' }, { code: 'without', label: 'No, made without notice' }, { code: 'not-stated', label: 'Not stated' }],
  ends: [
    { code: 'at', label: 'On a date and time' }, { code: 'until-hearing', label: 'At the next hearing' },
    { code: 'open', label: 'No end date' }, { code: 'not-stated', label: 'Not stated' },
  ],
  places: [{ code: 'home', label: 'Home' }, { code: 'work', label: 'Work' }, { code: 'school', label: 'School' }, { code: 'other', label: 'Another place' }],
  risks: [{ code: 'high', label: 'High risk' }, { code: 'medium', label: 'Medium' }, { code: 'standard', label: 'Standard' }],
  ranks: [{ code: 'inspector', label: 'Inspector or above' }, { code: 'superintendent', label: 'Superintendent or above' }],
  areas: [{ code: 'cleveland', label: 'Cleveland, 11 March 2025 to 31 March 2026' }],
};

/** Measure `m3` as its form has it. */
export function measureForm(): MeasureForm {
  return { ...blankMeasure('RO', 'c-SH-2041'), id: 'm3', version: 2, variations: 1, court: 'Leeds Crown Court', endKind: 'open', terms: [blankTerm('CON-A'), { ...blankTerm('EXC-D'), distance: '100' }] };
}

/** A new variation of measure `m3`, starting from its second version. */
export function variation(): VariationPage {
  const terms = [blankTerm('CON-A'), { ...blankTerm('EXC-D'), distance: '100' }];
  const none = blankMeasure('RO', 'c-SH-2041').made;
  return {
    form: {
      measure: 'm3', version: 2, number: 0, at: none, received: { day: '12', month: '8', year: '2026', time: '09:30', which: '' }, endChanged: false, endKind: '',
      end: { ...none }, systemsUpdated: { ...none }, served: { ...none }, servedHow: '', terms: structuredClone(terms),
    },
    name: 'Restraining order', statesEnd: true, presentEnd: 'Order ends Tue 12 Jan 2027 16:00', before: terms, beforeNumber: 1, arrest: false,
  };
}

export const clashes: ClashRow[] = [
  {
    one: 'No contact: no such exception', oneMeasure: 'This measure', other: 'No contact: allowed: about the children only, by a named app or address',
    otherMeasure: 'Non-molestation order', why: 'An exception in one that the other does not have',
    applies: 'This measure is stricter and applies while both are in force',
  },
];
