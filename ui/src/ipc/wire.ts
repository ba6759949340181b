// The shapes that cross the border, as the screens see them. Twins of the wire types in src-tauri/commands.
import type { Timeline } from '../components/timeline';

/** Words with some of them bold. */
export type Rich = { text: string; bold: boolean }[];
export interface Risk { code: string; label: string }
/** London wall time as typed; `which` only for the hour that comes twice. */
export interface Wall { day: string; month: string; year: string; time: string; which: '' | 'first' | 'second' }
export interface Day { day: string; month: string; year: string }
export interface Choice { code: string; label: string }
export interface SafeLine { state: 'now' | 'later' | 'never'; text: string; reasons: string[] }
export interface Said { message: string }

// The unlock window.
export interface VaultStatus { state: 'none' | 'locked'; waitSeconds: number }
export interface CreateCaseload { unit: string; unitPhone: string; name: string; phone: string; password: string }
export interface RecoveryKey { recoveryKey: string }

// The frame.
export type PageCode = 'today' | 'caseload' | 'register' | 'letters' | 'plans' | 'settings';
export interface Me { id: string; name: string; role: string; roleLabel: string; administrator: boolean }
export interface NavEntry { page: PageCode; label: string; count: number | null }
export interface Frame {
  unit: string; invented: boolean; when: string; me: Me; nav: NavEntry[]; lockAfterMinutes: number;
}
export interface Found { caseId: string; reference: string; name: string; role: string; line: string }

// Today and calls.
export interface WarningRow {
  caseId: string; reference: string; victim: string; severity: 'Critical' | 'High' | 'Medium';
  tag: string; text: string; because: string; rule: string;
}
export interface TaskRow {
  id: string; version: number; caseId: string; reference: string; victim: string; risk: Risk; what: string; why: string;
  rule: string; due: string; late: boolean; legalLimit: string | null; attempts: number; safe: SafeLine;
  assignee: string | null; givenBy: string | null;
}
export interface Colleague { id: string; name: string; role: string }
export interface TodaySection { key: 'late' | 'today' | 'week'; label: string; rows: TaskRow[] }
export interface Today {
  when: string; warnings: WarningRow[]; sections: TodaySection[]; nobody: TaskRow[] | null; later: number;
  colleagues: Colleague[] | null;
}
export interface CallContact {
  channel: string; channelLabel: string; number: string; askFirst: string; answer: string; coverStory: string; never: string;
  whoMayAnswer: string; interpreter: string; dangerPhrase: string;
}
export interface Proposal { day: Wall; words: string; reason: string }
export interface CallOutcome { code: string; label: string; more: boolean; proposal: Proposal | null }
export interface AttemptRow { when: string; outcome: string; by: string; note: string }
export interface CallSheet {
  task: string; version: number; caseId: string; reference: string; victim: string; what: string; why: string; rule: string;
  due: string; late: boolean; risk: Risk; safe: SafeLine; contact: CallContact | null;
  lines: { code: string; text: Rich; small: string }[]; outcomes: CallOutcome[]; risks: Choice[]; attempts: AttemptRow[];
  letter: { ok: boolean; text: string };
}
export interface SaveCall {
  task: string; version: number; outcome: string; said: string[]; note: string; next: Wall | null; risk: string;
}
export interface SavedCall { done: boolean; message: string }

// Caseload and case.
export interface CaseloadRow {
  caseId: string; reference: string; victim: string; respondent: string; risk: Risk; owner: string; inForce: string;
  nextDue: string; late: boolean;
}
export interface Caseload { rows: CaseloadRow[]; total: number; pageSize: number }
export interface Identity {
  caseId: string; version: number; reference: string; victim: string; respondent: string; risk: Risk; owner: string | null;
  marks: string[]; safe: SafeLine; safeText: Rich; callTask: string | null; measures: number; contacts: number;
  letters: number; hold: string | null;
}
export interface CaseOverview {
  timeline: Timeline; warnings: WarningRow[];
  nextContacts: { task: string; what: string; due: string; late: boolean; who: string }[];
  measuresNow: { id: string; name: string; state: string; ends: string }[];
  plan: { text: string; review: string } | null;
}
export interface CaseChoices { risks: Choice[]; officers: Colleague[] }
export interface HistoryRow { when: string; who: string; what: string }
export interface CaseContacts {
  open: TaskRow[]; done: { what: string; when: string; who: string; outcome: string }[];
  attempts: (AttemptRow & { said: string[] })[];
}
export interface Address {
  id: string; kind: 'home' | 'refuge' | 'former-shared' | 'former'; lines: string[]; postcode: string; confidential: boolean;
}
export interface PersonForm {
  id: string; version: number; caseId: string; role: 'victim' | 'respondent' | 'child' | 'protected'; title: string; given: string;
  family: string; born: Day; envelopeName: string; language: 'en-GB' | 'cy'; household: boolean; addresses: Address[];
}
export interface ChannelForm {
  kind: string; label: string; isCall: boolean; value: string; safe: 'yes' | 'no' | 'unknown';
  windows: { days: string[]; from: string; to: string }[]; seenBy: string; confirmed: string | null; confirmNow: boolean;
}
export interface SafeContactForm {
  person: string; version: number; victim: string; codeQuestion: string; codeAnswer: string; coverStory: string;
  dangerPhrase: string; never: string; whoMayAnswer: string; interpreter: string; hold: string | null; channels: ChannelForm[];
}

// Measures.
export interface MeasureView {
  id: string; version: number; kind: string; name: string; state: string; ends: string; facts: { label: string; value: string }[];
  terms: { code: string; title: string; plain: string; exceptions: string[]; verbatim: string; paragraph: string }[];
  missing: string[]; respondentAware: boolean; served: boolean;
}
export type TermNeed = 'names' | 'detail' | 'distance' | 'streets' | 'times';
export interface TermChoice {
  code: string; title: string; needs: TermNeed[]; needLabels: Record<string, string>; methods: boolean; place: boolean; shown: boolean;
}
export interface MeasureChoices {
  kinds: Choice[]; terms: TermChoice[]; methods: string[]; exceptions: Choice[]; notices: Choice[]; ends: Choice[]; places: Choice[];
}
export interface PartyForm {
  title: string; given: string; family: string; born: Day; lines: string[]; postcode: string; confidential: boolean;
}
export interface ProtectedForm { given: string; family: string; born: Day; household: boolean }
export interface PartiesForm { victim: PartyForm; respondent: PartyForm; protected: ProtectedForm[]; risk: string }
export interface TermForm {
  code: string; names: string[]; detail: string; placeKind: 'home' | 'work' | 'school' | 'other'; distance: string; streets: string[];
  methods: string[]; times: string; viaOthers: boolean; exceptions: { code: string; detail: string }[]; verbatim: string; paragraph: string;
}
export type MeasureKind = 'NMO' | 'PCB' | 'DVPN' | 'DVPO';
export interface MeasureForm {
  id: string; version: number; caseId: string; kind: MeasureKind; parties: PartiesForm | null;
  court: string; caseNumber: string; made: Wall; notice: string; present: boolean; aware: Wall; awareHow: string; served: Wall;
  servedHow: string; endKind: string; end: Wall;
  custodyRef: string; arrested: Wall; released: Wall; months: string; returnAt: Wall; station: string; victimViews: string;
  outcomeAt: Wall; outcome: string;
  authorisedBy: string; hearing: Wall; adjourned: boolean;
  days: string;
  terms: TermForm[];
}
export interface RecordedMeasure { caseId: string; measureId: string }

// Register.
export interface RegisterRow {
  measureId: string; caseId: string; reference: string; victim: string; court: string; caseNumber: string; made: string; state: string;
  ends: string; queues: string[];
}
export interface Register { queues: { code: string; label: string; count: number; oldest: string | null }[]; rows: RegisterRow[] }
export interface FeedOrder {
  row: number; victim: string; respondent: string; court: string; caseNumber: string; made: string; ends: string;
  fate: 'new-case' | 'case-here' | 'here'; fateText: string; missing: string[];
}
export interface FeedPreview {
  name: string; orders: FeedOrder[]; notes: string[]; newOrders: number; alreadyHere: number; message: string;
}
export interface FeedDone { created: number; alreadyHere: number; message: string }

// Letters.
export interface LetterGate {
  ok: boolean; reasons: { code: string; text: string; mend: 'safe-contact' | 'person' | 'measure' | 'other-way' }[]; passed: string[];
  about: string | null;
}
export interface LetterRow {
  id: string; caseId: string; reference: string; caseReference: string; to: string; title: string; made: string; madeBy: string;
  pages: number; printed: string | null;
}
export interface Letters { rows: LetterRow[]; total: number; pageSize: number }
export interface Printers { printers: { name: string; isDefault: boolean }[]; message: string }

// Plans.
export interface PlanRow {
  caseId: string; reference: string; victim: string; risk: Risk; version: number; saved: string; review: string; late: boolean;
}
export interface PlanForm {
  caseId: string; baseVersion: number; considered: { what: string; decision: 'sought' | 'not-used'; reason: string; on: Day }[];
  actions: { what: string; owner: string; by: Day; doneOn: Day }[]; views: string; reviewOn: Day;
}
export interface PlanPage {
  form: PlanForm; timeline: Timeline; inForce: { name: string; state: string; ends: string }[]; saved: string | null;
  owners: string[]; gap: string | null;
}

// Settings.
export interface PersonRow {
  id: string; name: string; role: string; roleLabel: string; administrator: boolean; phone: string; active: boolean; me: boolean;
}
export interface PersonAdd { name: string; role: string; administrator: boolean; phone: string; password: string }
export interface Settings {
  unit: string; unitPhone: string; postConfirmedDays: string; lockAfterMinutes: string; letterSender: string[];
  letterTexts: { version: number; signedOff: string | null; reviewBy: string; helplines: { name: string; number: string; note: string }[] };
}
export type SaveSettings = Omit<Settings, 'letterTexts'>;
