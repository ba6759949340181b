// An invented case as the Rust side would answer about it, for page tests and for looking.
import { noDay } from '../components/DateTimeInput.svelte';
import { exampleTimeline } from '../components/timelineExample';
import type {
  CallSheet, CaseContacts, CaseOverview, Caseload, Choice, DifferenceRow, FeedPreview, Frame, HolidayRow, Holidays, Identity, LetterGate,
  LetterReview, LetterRow, LetterTexts, OutsidePage, PersonForm, PlanForm, PlanPage, PlanRow, Register, Risk, SafeContactForm, SafeLine,
  Settings, TaskRow, Today, Wall,
  Translations,
} from '../ipc/wire';

const HIGH: Risk = { code: 'high', label: 'High risk' };
const MEDIUM: Risk = { code: 'medium', label: 'Medium' };
const STANDARD: Risk = { code: 'standard', label: 'Standard' };
const safe = (state: SafeLine['state'], text: string, ...reasons: string[]): SafeLine => ({ state, text, reasons });
const at = (day: string, month: string, year: string, time: string): Wall => ({ day, month, year, time, which: '' });

export const frame: Frame = {
  unit: 'Northfield safeguarding unit', invented: true, when: 'Friday 27 November 2026, 12:10',
  me: { id: 'o1', name: 'Amal Rahman', role: 'officer', roleLabel: 'Officer', administrator: true },
  nav: [
    { page: 'today', label: 'Today', count: 12 }, { page: 'caseload', label: 'Caseload', count: null }, { page: 'register', label: 'Register', count: 5 },
    { page: 'letters', label: 'Letters', count: 8 }, { page: 'plans', label: 'Plans', count: 3 }, { page: 'settings', label: 'Settings', count: null },
  ],
  lockAfterMinutes: 10,
};

function task(id: string, victim: string, reference: string, risk: Risk, line: SafeLine, more: Partial<TaskRow> = {}): TaskRow {
  return {
    id, version: 1, caseId: `c-${reference}`, reference, victim, risk, what: 'First contact: order lodged', why: 'Order received Wed 25 Nov 10:05, Leeds Family Court',
    rule: 'High risk: within 24 hours', due: 'by 17:00', late: false, call: true, legalLimit: null, attempts: 'None yet', planned: null, safe: line, assignee: 'Amal Rahman', givenBy: null, ...more,
  };
}

export const today: Today = {
  when: 'Friday 27 November 2026, 12:10',
  warnings: [
    {
      caseId: 'c-SH-2041', reference: 'SH-2041', victim: 'Petra Quill', severity: 'Critical', tag: 'Gap opens in 4 days',
      text: 'nothing that police can arrest for from Tue 1 Dec 10:00. Bail ends then, and the respondent is not known to be aware of the order.',
      because: 'Bail return within 14 days, nothing arrestable after it', rule: 'W-05',
    },
    {
      caseId: 'c-SH-2066', reference: 'SH-2066', victim: "Mair O'Test", severity: 'Medium', tag: 'Service', text: 'order known, not served since Mon 9 Nov.',
      because: 'Aware but not served for more than 3 days', rule: 'W-03',
    },
  ],
  sections: [
    {
      key: 'late', label: 'Late',
      rows: [task('t1', 'Saffi Brandreth', 'SH-2032', HIGH, safe('now', 'Until 13:30'), { due: '1 day late', late: true, attempts: '2 of 2, no answer Thu 18:10' })],
    },
    {
      key: 'today', label: 'Due today',
      rows: [
        task('t2', 'Tamsin Oake', 'SH-1987', HIGH, safe('later', 'Not before 16:00'), { what: 'After breach report: update', due: 'by 18:00', legalLimit: 'Fri 18:00' }),
        task('t3', 'Petra Quill', 'SH-2041', MEDIUM, safe('now', 'Until 17:00'), { what: 'Bail return coming: seek views', why: 'Bail ends Tue 1 Dec. Bail-duty rule', givenBy: 'PC Lowe, Thu 26 Nov 10:05' }),
        task('t4', 'Siân Test-Ŵyllt of Llanfairpwllgwyngyll', 'SH-2070', STANDARD, safe('never', 'No safe channel', 'No channel is known to be safe.')),
      ],
    },
    {
      key: 'week', label: 'Next 7 days',
      rows: [task('t5', 'Orla Finch', 'SH-1502', { code: '', label: 'Not assessed' }, safe('later', 'Mon 10:00 to 12:00'), { what: 'Order ends in 8 weeks: still needed?', due: 'Mon 30 Nov' })],
    },
  ],
  nobody: [task('t6', 'Asha Menon', 'SH-2071', HIGH, safe('now', 'Until 20:00'), { assignee: null, due: '2 hours late', late: true })],
  nobodyTotal: 9,
  later: 4,
  colleagues: [{ id: 'o1', name: 'Amal Rahman', role: 'Officer' }, { id: 'o2', name: 'Beth Lowe', role: 'Officer' }],
};

export const callSheet: CallSheet = {
  row: task('t3', 'Petra Quill', 'SH-2041', MEDIUM, safe('now', 'Until 17:00'), {
    version: 3, what: 'Bail return coming: seek views', why: 'Bail ends Tue 1 Dec', rule: 'Bail-duty rule', due: 'today by 17:00',
  }),
  safe: safe('now', 'Until 17:00'),
  contact: {
    channel: 'mobile', channelLabel: 'Mobile', number: '07700 900222', askFirst: '"Is the parcel ready?"', answer: '"Collect it Thursday" means she can talk',
    coverStory: 'Optician, appointment reminder', never: ['Never leave a voicemail', 'Withheld number. After 17:00.'], whoMayAnswer: 'Daughter, 9: ring off politely',
    interpreter: '', dangerPhrase: 'I have a cold',
  },
  lines: [
    { code: 'alone', text: [{ text: 'Checked: the right person, and alone.', bold: false }], small: '' },
    {
      code: 'bail', small: '',
      text: [
        { text: 'Bail.', bold: true }, { text: ' He is on bail until ', bold: false }, { text: 'Tuesday 1 December, 10 in the morning', bold: true },
        { text: '. Until then he must not contact you or go to your home.', bold: false },
      ],
    },
    { code: 'lodged', text: [{ text: 'Your court order.', bold: true }, { text: ' It was made on Thursday 26 November. We have it on record.', bold: false }], small: '' },
    { code: 'term1', text: [{ text: 'He must not contact you in any way, or get anyone else to.', bold: false }], small: '' },
    { code: '999', text: [{ text: 'Call 999', bold: true }, { text: ' in danger. ', bold: false }, { text: '101', bold: true }, { text: ' if it is not urgent.', bold: false }], small: '' },
    { code: 'views', text: [{ text: 'What do you want us to ask for when his bail ends?', bold: false }], small: 'your views are recorded' },
  ].map((line) => ({ ...line, required: line.code !== 'views', saidBefore: line.code === 'lodged' })),
  outcomes: [
    { code: 'spoke_safe', label: 'Spoke, safely', more: false, proposal: { day: at('1', '12', '2026', '09:00'), words: 'Tue 1 Dec, 09:00 to 10:00', reason: 'Just before bail ends, inside her safe hours. Rule T9.' } },
    { code: 'spoke_unsafe_ended', label: 'Unsafe, ended the call', more: false, proposal: null },
    { code: 'no_answer', label: 'No answer', more: false, proposal: { day: at('27', '11', '2026', '16:00'), words: 'Today, 16:00', reason: 'Another time of the day.' } },
    { code: 'third_party_answered', label: 'Someone else answered', more: false, proposal: null },
    { code: 'engaged', label: 'Engaged', more: false, proposal: null },
    { code: 'wrong_number', label: 'Wrong or dead number', more: false, proposal: null },
    { code: 'refused', label: 'Refused contact', more: false, proposal: null },
    { code: 'seen_safe', label: 'Seen, safe', more: true, proposal: null },
    { code: 'duress', label: 'Duress', more: true, proposal: null },
  ],
  risks: [{ code: 'high', label: 'High' }, { code: 'medium', label: 'Medium' }, { code: 'standard', label: 'Standard' }],
  attempts: [{ when: 'Thu 26 Nov 18:10', outcome: 'No answer', by: 'Amal Rahman', note: '' }],
  letter: { ok: false, text: 'Post is not confirmed safe.' },
};

export const caseload: Caseload = {
  rows: [
    { caseId: 'c-SH-2041', reference: 'SH-2041', victim: 'Petra Quill', respondent: 'Idris Venn', risk: MEDIUM, owner: 'Amal Rahman', inForce: 'Bail with conditions; order, not known to be aware', nextDue: 'Today by 17:00', late: false },
    { caseId: 'c-SH-2032', reference: 'SH-2032', victim: 'Saffi Brandreth', respondent: 'Carl Holloway', risk: HIGH, owner: 'Nobody yet', inForce: 'Non-molestation order', nextDue: '1 day late', late: true },
  ],
  total: 120, pageSize: 50,
};

export const identity: Identity = {
  caseId: 'c-SH-2041', version: 4, reference: 'SH-2041', victim: 'Petra Quill', respondent: 'Idris Venn, born 3 April 1988', risk: MEDIUM, owner: 'Amal Rahman', ownerId: 'o1',
  marks: ['Address confidential'], safe: safe('now', 'Until 17:00'),
  safeText: [{ text: 'mobile ending 222, weekdays 09:00 to 17:00. ', bold: false }, { text: 'Never leave a voicemail.', bold: true }, { text: ' Post not safe since 12 Oct.', bold: false }],
  callTask: 't3', measures: 3, contacts: 6, letters: 2, hold: null,
};

export const overview: CaseOverview = {
  timeline: exampleTimeline(),
  warnings: [
    { caseId: 'c-SH-2041', reference: 'SH-2041', victim: 'Petra Quill', severity: 'Critical', tag: 'Gap', text: 'Bail ends Tue 1 Dec 10:00 and nothing arrestable follows.', because: 'Ask the officer in the case: extend, charge, or tell the respondent of the order before then.', rule: 'W-05' },
    { caseId: 'c-SH-2041', reference: 'SH-2041', victim: 'Petra Quill', severity: 'High', tag: 'Service', text: 'Order made Thu 26 Nov: the respondent is not known to be aware of it.', because: 'Nobody is known to be serving it.', rule: 'W-02' },
  ],
  nextContacts: [{ task: 't3', what: 'Seek views on bail', why: 'Released on bail Tue 1 Sep 21:00', due: 'Today by 17:00', late: false, who: 'Amal Rahman' }],
  measuresNow: [
    { id: 'm1', name: 'Bail with conditions', state: 'In force', ends: 'Bail return Tue 1 Dec 10:00' },
    { id: 'm2', name: 'Non-molestation order', state: 'Made, respondent not known to be aware', ends: 'Ends Fri 26 Nov 2027 at 16:00' },
  ],
  plan: { text: 'Version 3, saved Wed 4 Nov by Sgt L. Osei', review: 'Review by Tue 1 Dec' },
};

export const contacts: CaseContacts = {
  open: [today.sections[1]?.rows[1] as TaskRow],
  done: [{ what: 'First contact: order lodged', when: 'Thu 26 Nov 15:20', who: 'Amal Rahman', outcome: 'Spoke, safely' }],
  attempts: [{ when: 'Thu 26 Nov 15:20', outcome: 'Spoke, safely', by: 'Amal Rahman', note: 'She is at work until five.', said: 2 }],
};

export const people: PersonForm[] = [
  {
    id: 'p1', version: 2, caseId: 'c-SH-2041', role: 'victim', title: 'Ms', given: 'Petra', family: 'Quill', born: { day: '', month: '', year: '1991' }, envelopeName: '', language: 'en', format: 'standard', household: true,
    addresses: [{ id: 'a1', kind: 'home', lines: ['Flat 2', '12 Test Street', 'LEEDS'], postcode: 'LS2 7EW', confidential: true }],
    reach: [{ kind: 'phone', value: '07700 900222', confidential: true }],
  },
  {
    id: 'p2', version: 1, caseId: 'c-SH-2041', role: 'respondent', title: 'Mr', given: 'Idris', family: 'Venn', born: { day: '3', month: '4', year: '1988' }, envelopeName: '', language: 'en', format: 'standard', household: false,
    addresses: [], reach: [],
  },
];

export const safeContact: SafeContactForm = {
  person: 'p1', version: 2, victim: 'Petra Quill', codeQuestion: 'Is the parcel ready?', codeAnswer: 'Collect it Thursday', coverStory: 'Optician, appointment reminder',
  dangerPhrase: 'I have a cold', never: 'Voicemail', whoMayAnswer: 'Daughter, 9', interpreter: '', hold: null, liftHold: false,
  channels: [
    ['mobile', 'Mobile', true, '07700 900222', 'yes'], ['home-phone', 'Home phone', true, '', 'unknown'], ['work-phone', 'Work phone', true, '', 'unknown'],
    ['text', 'Text message', false, '', 'unknown'], ['voicemail', 'Voicemail', false, '', 'no'], ['email', 'E-mail', false, '', 'unknown'],
    ['post', 'Post', false, '', 'no'], ['in-person', 'In person', false, '', 'unknown'],
  ].map(([kind, label, isCall, value, answer]) => ({
    kind: kind as string, label: label as string, isCall: isCall as boolean, value: value as string, safe: answer as 'yes' | 'no' | 'unknown',
    windows: kind === 'mobile' ? [{ days: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'], from: '09:00', to: '17:00' }] : [], seenBy: '',
    confirmed: kind === 'mobile' ? 'Confirmed Wed 25 Nov by PC Rahman' : null, confirmNow: false,
  })),
  atAddressKnown: false, atAddress: [],
};

export { measureChoices, measures } from './measureSample';

export const register: Register = {
  total: 2, inForce: 2, waiting: 1, pageSize: 50,
  queues: [{ code: 'terms', label: 'Terms to transcribe', count: 1, oldest: 'Wed 4 Nov 2026' }, { code: 'service', label: 'Service not confirmed', count: 2, oldest: 'Mon 9 Nov 2026' }],
  rows: [
    { measureId: 'm2', caseId: 'c-SH-2041', reference: 'SH-2041', victim: 'Petra Quill', court: 'Leeds Family Court', caseNumber: 'ZZ26F00123', made: 'Thu 26 Nov 2026', received: 'Fri 27 Nov 09:00', state: 'Made, not known to be aware', ends: 'Fri 26 Nov 2027 16:00', queues: ['service'] },
    { measureId: 'm5', caseId: 'c-SH-2066', reference: 'SH-2066', victim: "Mair O'Test", court: 'Cardiff', caseNumber: '1600000000000042', made: 'Mon 2 Nov 2026', received: 'Tue 3 Nov 09:00', state: 'Aware, not served', ends: 'Not stated', queues: ['terms', 'service'] },
  ],
};

export const feed: FeedPreview = {
  name: 'manifest-20261103.csv', notes: ['The column "Region" is not known and was left out'], newOrders: 1, newVersions: 0, alreadyHere: 1, differing: 1, news: true,
  message: '1 order to bring in, 1 here already. 1 difference from the record to settle.',
  orders: [
    {
      row: 2, victim: 'Ann Sample', respondent: 'John Example', court: 'Leeds', caseNumbers: ['LS26F00199', '1600000000000001'], made: 'Mon 2 Nov 2026', ends: 'Not stated',
      fate: 'new-case', fateText: 'Opens a case', reference: 'SH-2075', changes: [], differences: [], missing: ['Terms', 'Service'],
    },
    {
      row: 3, victim: "Mair O'Test", respondent: 'Rhys Test', court: 'Cardiff', caseNumbers: ['1600000000000042'], made: 'Mon 2 Nov 2026', ends: 'Tue 2 Nov 2027 23:59', fate: 'here',
      fateText: 'In SH-2066', reference: 'SH-2066', changes: ["Victim's address becomes confidential"], missing: [],
      differences: [{ what: "Victim's address", ours: '9 Heol Brawf, CF11 9XX', theirs: '2 Heol Enghraifft, CF10 1EP (confidential)', stopsPost: true }],
    },
  ],
};

export const differences: DifferenceRow[] = [
  {
    id: 'd1', what: "Victim's address", ours: '12 Test Street, LS2 7EW', theirs: '9 Weir Road, LS9 9ZZ (confidential)', source: 'manifest-20261110.csv, row 2',
    noted: 'Tue 10 Nov 2026 08:05', canTake: true, stopsPost: true, settled: null,
  },
  {
    id: 'd2', what: 'End of the order', ours: 'No end set by the court', theirs: 'Order ends Tue 2 Nov 2027 23:59', source: 'manifest-20261110.csv, row 2',
    noted: 'Tue 10 Nov 2026 08:05', canTake: false, stopsPost: false, settled: null,
  },
  {
    id: 'd3', what: "Victim's phone", ours: '07700 900222', theirs: '07700 900444', source: 'manifest-20261105.csv, row 4',
    noted: 'Thu 5 Nov 2026 08:05', canTake: true, stopsPost: false, settled: 'Record kept, Beth Lowe, Fri 6 Nov 2026 09:10',
  },
];

export const gateShut: LetterGate = {
  ok: false, kind: 'L1', kinds: [{ code: 'L1', label: 'Your court order: what it says' }, { code: 'L7', label: 'The bail conditions' }], about: 'Your court order: what it says',
  reasons: [
    { code: 'post-unsafe', text: 'Post is not confirmed safe.', mend: 'safe-contact' }, { code: 'terms', text: 'Term 2 names no street.', mend: 'measure' },
    { code: 'refuge', text: 'The victim lives in a refuge.', mend: 'other-way' },
  ],
  ambers: [], warnings: [], mayBeMade: false,
  passed: ['The order is in force', "Not the respondent's address"],
  otherWays: [
    { way: 'hand', label: 'Hand it over, with an identity check', needs: 'A place where the respondent is not.', ok: true, reasons: [], note: true },
    {
      way: 'phone', label: 'Read it to her by phone', needs: 'A safe phone.', ok: false, note: false,
      reasons: [{ code: 'no-safe-phone', text: 'No phone is on record as safe.', mend: 'safe-contact' }],
    },
  ],
};

/** A letter with a confidential address that waits for a second person. */
export const letterReview: LetterReview = {
  gate: {
    ok: false, kind: '', kinds: [], mayBeMade: true, about: null, reasons: [], warnings: [], passed: ['The window shows the address and nothing else'], otherWays: [],
    ambers: [{ code: 'confidential', text: 'The address is confidential: two people release its letters', mend: 'second-person' }],
  },
  agreements: [], open: ['confidential'], mineToAgree: false, people: ['Lena Osei', 'Beth Lowe'], inventedPassword: null,
};

export const letterOutside: OutsidePage = {
  posted: true, notify: false, envelope: 'DL envelope', width: 220, height: 110, window: { left: 20, top: 57, width: 90, height: 35 }, panel: 99,
  shows: ['Ms P Quill', '12 Test Street', 'Leeds', 'LS2 7EW'],
  readers: [
    { who: 'Petra Quill', what: 'all of it, once it is opened', safe: true }, { who: 'a lodger, whose side is not known', what: 'all of it, once it is opened', safe: false },
  ],
  notAsked: false,
};

export const letter: LetterRow = {
  id: 'l1', caseId: 'c-SH-2041', reference: 'VC-48213-K', caseReference: 'SH-2041', to: 'Ms P Quill', title: 'Your court order: what it says', made: 'Fri 27 Nov 12:01',
  madeBy: 'Amal Rahman', pages: 1, printed: null, otherWay: null, handed: null, agreed: [], state: 'made', stateLabel: 'Not printed', stateSince: '',
};

const item = (block: string, code: string, what: string, more: Partial<PlanForm['items'][number]> = {}): PlanForm['items'][number] => ({
  block, code, what, state: '', detail: '', reason: '', owner: '', due: noDay(), doneOn: noDay(), reviewOn: noDay(), ...more,
});
const choice = (code: string, label: string): Choice => ({ code, label });
const PLAN_BLOCKS = [
  ['people', 'People'], ['risk', 'Risk and its history'], ['legal', 'Legal cover'], ['contact', 'Contact'], ['home', 'Home'],
  ['alarms', 'Alarms and flags'], ['technology', 'Technology'], ['movement', 'Movement'], ['children', 'Children'], ['escape', 'Escape'],
  ['support', 'Support'], ['disclosure', 'Disclosure'], ['perpetrator', 'Perpetrator'], ['neighbourhood', 'Neighbourhood'],
  ['views', "The victim's views"], ['review', 'Review'],
] as const;
const DECISIONS = [choice('sought', 'Sought'), choice('not-used', 'Considered, not used')];

export const plan: PlanPage = {
  form: {
    caseId: 'c-SH-2041', baseVersion: 4, baseRevision: 2,
    items: [
      item('legal', 'legal.bail', 'Bail: conditions, extension or re-bail', {
        state: 'need', detail: 'Ask the officer in the case', owner: 'A. Rahman', due: { day: '30', month: '11', year: '2026' },
      }),
      item('home', 'home.locks', 'Locks changed'),
      item('home', 'home.sanctuary', 'Sanctuary scheme', { state: 'declined' }),
      item('home', '', 'Dog next door', { state: 'accepted', owner: 'B. Lowe', due: { day: '4', month: '12', year: '2026' } }),
      item('escape', 'escape.bag', 'Bag'),
    ],
    considered: [
      { code: 'DVPN', what: 'Domestic violence protection notice', decision: 'not-used', reason: 'conditional bail granted', on: { day: '1', month: '9', year: '2026' } },
      { code: 'NMO', what: 'Non-molestation order', decision: '', reason: '', on: noDay() },
    ],
    disclosure: { state: 'not-looked-at', reference: '', kind: '', appliedOn: noDay(), decidedOn: noDay(), outcome: '' },
    views: { wishes: 'She would like the conditions to stay.', safer: '', declined: '' },
    told: '', reviewOn: { day: '1', month: '12', year: '2026' },
  },
  draft: true, state: 'Draft of version 4, saved Fri 27 Nov 11:02 by A. Rahman', before: 'Version 3, signed off Wed 4 Nov 2026 15:10 by Sgt L. Osei',
  record: {
    people: [{ name: 'Petra Quill', what: 'Victim', detail: 'Born 1991. Address confidential' }, { name: 'Idris Venn', what: 'Respondent', detail: 'Born 3 April 1988' }],
    grades: [{ on: 'Mon 19 Oct 2026', grade: 'Medium', tool: 'DASH', judgement: 'Threats, no weapon.', by: 'A. Rahman' }],
    contact: ['Safe: Mobile (Mon to Fri 09:00 to 15:00).', 'A code word is agreed: it stands in the safe-contact record.'],
    measures: [{ code: 'PCB', name: 'Pre-charge bail', live: true, state: 'In force', breaking: 'Arrest, not a crime', ends: 'Bail return Tue 1 Dec 2026 10:00', terms: ['No contact'] }],
    gaps: [['Gap: from Tue 1 Dec 2026 10:00', 'Nothing to arrest for from Tue 1 Dec 10:00.']],
    conflicts: [{ about: 'Handing over children', one: ['Pre-charge bail', 'No contact'], other: ['Non-molestation order', 'allowed: handover at the library'] }],
    warnings: [],
  },
  timeline: exampleTimeline(),
  stops: [
    { code: 'item-reason', text: 'Sanctuary scheme: say why it was declined', block: 'home', field: 'items.2.reason' },
    { code: 'disclosure', text: 'Say whether the Domestic Violence Disclosure Scheme was considered', block: 'disclosure', field: 'disclosure.state' },
  ],
  reviews: [{ what: 'Pre-charge bail: Bail return Tue 1 Dec 2026 10:00', due: 'Tue 1 Dec 10:00', rule: 'Plan review: a measure ends', happened: false, late: false }],
  versions: [
    { version: 4, signed: false, text: 'Draft of version 4, saved Fri 27 Nov 2026 11:02 by A. Rahman' },
    { version: 3, signed: true, text: 'Version 3, signed off Wed 4 Nov 2026 15:10 by Sgt L. Osei' },
  ],
  choices: {
    blocks: PLAN_BLOCKS.map(([code, title]) => ({ code, title, about: `About ${title.toLowerCase()}`, takesItems: !['disclosure', 'views', 'review'].includes(code) })),
    notes: [{ code: 'home.locks', note: 'All outer doors' }],
    kinds: [
      { code: 'DVPN', group: 'Police measures', decisions: DECISIONS },
      { code: 'NMO', group: 'Civil orders, beside police measures', decisions: [...DECISIONS, choice('advised', 'Victim advised to apply')] },
    ],
    otherDecisions: DECISIONS,
    states: [choice('need', 'Needed'), choice('offered', 'Offered'), choice('accepted', 'Accepted'), choice('declined', 'Declined'), choice('not-needed', 'Not needed')],
    disclosureStates: [choice('not-looked-at', 'Not looked at yet'), choice('no', 'Considered, no application'), choice('yes', 'Applied for, not decided yet'), choice('done', 'Decided')],
    disclosureKinds: [choice('ask', 'Right to ask'), choice('know', 'Right to know')],
    disclosureOutcomes: [choice('made', 'Disclosure made')],
    risks: [choice('high', 'High risk'), MEDIUM, choice('standard', 'Standard')],
    reports: [choice('release', 'The respondent is released')], forces: ['A measure starts', 'A measure ends'], owners: ['A. Rahman', 'B. Lowe'],
    today: { day: '27', month: '11', year: '2026' },
  },
  reviewProposed: { day: '26', month: '2', year: '2027' },
};

export const planRows: PlanRow[] = [
  {
    caseId: 'c-SH-2041', reference: 'SH-2041', victim: 'Petra Quill', risk: MEDIUM, version: 3, draft: false, state: 'signed off Wed 4 Nov 2026 by Sgt L. Osei',
    review: 'Tue 1 Dec', late: false,
  },
];

export const settings: Settings = {
  form: {
    version: 2, unit: 'Northfield safeguarding unit', unitPhone: '0113 496 0999', pilotAreas: [], letterSender: ['Return Dept 14', 'PO Box 7700', 'Northfield NF1 1AA'],
    values: { 'first-contact.high': '1 day', 'lead.gap': '14, 7, 3, 1', 'post-confirmed': '20', 'letter-envelope': 'dl', 'second-check': 'yes' },
  },
  mayChange: true,
  groups: [
    { label: 'Contact with the victim', rows: [{ code: 'first-contact.high', label: 'First contact after an order: high risk', kind: 'within', options: [], unit: '', range: '1 to 5', usual: '1 day', source: 'No law or guidance sets it' }] },
    { label: 'Warnings', rows: [{ code: 'lead.gap', label: 'A gap in cover (W-01)', kind: 'numbers', options: [], unit: 'days', range: 'each 0 to 92, the largest first', usual: '14, 7, 3, 1', source: 'No law or guidance sets it' }] },
    {
      label: 'Letters',
      rows: [
        { code: 'post-confirmed', label: 'Post confirmed safe counts as safe for', kind: 'number', options: [], unit: 'days', range: '1 to 365', usual: '30', source: 'No law or guidance sets it' },
        {
          code: 'letter-envelope', label: 'Letters are made for this envelope', kind: 'choice', options: [{ code: 'notify', words: 'GOV.UK Notify' }, { code: 'dl', words: 'DL envelope' }],
          unit: '', range: null, usual: 'notify', source: 'Your stock decides',
        },
        { code: 'second-check', label: 'A second person checks the coding of an order', kind: 'tick', options: [], unit: '', range: null, usual: 'yes', source: 'No law or guidance sets it' },
      ],
    },
  ],
  acts: [
    { version: 2, did: 'Changed', who: 'Amal Rahman', when: 'Mon 2 Nov 2026 09:12', what: ['Post confirmed safe counts as safe for: 30 days, now 20 days'], readable: true },
    { version: 1, did: 'Kept as it stood', who: 'Amal Rahman', when: 'Mon 2 Nov 2026 09:12', what: [], readable: true },
  ],
};

export const letterTexts: LetterTexts = {
  form: {
    version: 1, changed: {},
    helplines: [{ name: 'Helpline', number: '0113 496 0100', note: 'Free, day and night' }, { name: 'Other line', number: '0113 496 0101', note: '' }],
  },
  reviewLate: false, signedOff: 'Sgt L. Osei, Mon 2 Nov 2026', reviewBy: 'Sun 2 May 2027', maySign: true, mayChange: true, nextReview: { day: '26', month: '2', year: '2027' },
  phrases: [
    { code: 'if.tell-us', english: 'Tell us every time.', slots: [], letters: 'every letter', example: 0, format: 'standard' },
    { code: 'opening.order', english: 'We have a record of the order that {court} made on **{date}**.', slots: ['court', 'date'], letters: 'L1', example: 0, format: 'standard' },
  ],
  groups: [{ code: 'every', title: 'In every letter', phrases: ['if.tell-us'] }, { code: 'L1', title: 'L1: Your court order: what it says', phrases: ['opening.order'] }],
  examples: [{ place: 0, label: 'L1: Your court order: what it says. Ends on a date and time, served' }, { place: 1, label: 'L11: Please get in touch. Nobody could reach her' }],
  languages: [{ code: 'en', label: 'English' }, { code: 'cy', label: 'Welsh' }], formats: [{ code: 'standard', label: 'Standard print' }, { code: 'plain', label: 'Read out by phone' }],
  acts: [{ version: 1, did: 'Signed off', who: 'Sgt L. Osei', when: 'Mon 2 Nov 2026 10:00', what: [], readable: true }],
};

export const translations: Translations = {
  mayBringIn: true, languages: [{ code: 'cy', label: 'Welsh' }, { code: 'pl', label: 'Polish' }],
  rows: [
    {
      language: 'cy', name: 'Welsh', ownName: 'Cymraeg', rightToLeft: false, version: 1, translator: 'Supplied with Safehold', supplied: true, broughtBy: null, checked: null,
      notReady: 'Nobody has checked the letter texts in Welsh', missing: [], mayNotCheck: null, acts: [],
    },
    {
      language: 'ur', name: 'Urdu', ownName: 'اردو', rightToLeft: true, version: 1, translator: 'Supplied with Safehold', supplied: true, broughtBy: null, checked: 'Sgt L. Osei, Mon 2 Nov 2026',
      notReady: null, missing: [], mayNotCheck: null, acts: [{ version: 1, did: 'Checked', who: 'Sgt L. Osei', when: 'Mon 2 Nov 2026 10:00', what: ['Reads Urdu'], readable: false }],
    },
    {
      language: 'pl', name: 'Polish', ownName: 'Polski', rightToLeft: false, version: 3, translator: 'Agency, certificate 42', supplied: false, broughtBy: 'Amal Rahman', checked: null,
      notReady: 'The letter texts in Polish are not complete, if.danger is missing', missing: [{ code: 'if.danger', english: '**In danger? Call 999.**' }],
      mayNotCheck: 'You brought it in: somebody else who reads the language checks it', acts: [],
    },
  ],
};

/** The bank holidays of a year: 2026's for every year up to 2028, and a warning beyond. */
export function holidays(year: number): Holidays {
  const row = (day: string, when: string, name: string, more: Partial<HolidayRow> = {}): HolidayRow => ({ day, when, name, note: '', counts: 'all', own: false, ...more });
  return {
    year, years: [2025, 2026, 2027, 2028, 2029, 2030], verifiedUntil: '31 December 2028', nextToCompare: 2029, mayChange: true,
    warning: year > 2028 ? `Bank holidays after 31 December 2028 come from the rules alone and were not compared with the published list: check those of ${year} before you rely on this` : null,
    rows: [
      row('2026-01-01', 'Thu 1 Jan', "New Year's Day"), row('2026-04-03', 'Fri 3 Apr', 'Good Friday'), row('2026-04-06', 'Mon 6 Apr', 'Easter Monday'),
      row('2026-05-04', 'Mon 4 May', 'Early May bank holiday', { note: 'Moved elsewhere this year, says this unit', counts: 'none', own: true }),
      row('2026-05-08', 'Fri 8 May', 'Victory Day', { note: 'Added by this unit', own: true }),
      row('2026-05-25', 'Mon 25 May', 'Spring bank holiday'), row('2026-08-31', 'Mon 31 Aug', 'Summer bank holiday'), row('2026-12-25', 'Fri 25 Dec', 'Christmas Day'),
      row('2026-12-26', 'Sat 26 Dec', 'Boxing Day (a bank holiday by statute)', { note: 'Not in the published list: work to the earlier reading', counts: 'statute' }),
      row('2026-12-28', 'Mon 28 Dec', 'Boxing Day (substitute day)'),
    ],
  };
}
