// The Rust side, faked from the invented case: what each command answers, and what it was asked.
import { AppError, useCall } from '../ipc/call';
import * as letters from './letterSample';
import { measureForm, variation } from './measureSample';
import * as sample from './sample';

type Answer = (input: Record<string, unknown>) => unknown;

/** What was asked, in order. */
export interface Asked {
  command: string;
  input: Record<string, unknown>;
}

const PEOPLE = {
  people: [
    { id: 'o1', name: 'Amal Rahman', role: 'officer', roleLabel: 'Officer', administrator: true, phone: '0113 496 0101', active: true, me: true },
    { id: 'o2', name: 'Beth Lowe', role: 'letters', roleLabel: 'Letters staff', administrator: false, phone: '0113 496 0102', active: true, me: false },
    { id: 'o3', name: 'Callum Price', role: 'officer', roleLabel: 'Officer', administrator: false, phone: '', active: false, me: false },
  ],
  roles: [{ code: 'officer', label: 'Officer' }, { code: 'letters', label: 'Letters staff' }],
};

/** A one-pixel PNG. */
const PIXEL = Uint8Array.from(atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsAaBRQAAAABJRU5ErkJggg=='), (c) => c.charCodeAt(0)).buffer;

const drafts = new Map<string, string>();

const USUAL: Record<string, Answer> = {
  frame: () => sample.frame,
  lock: () => null,
  find: () => [{ caseId: 'c-SH-2041', reference: 'SH-2041', name: 'Petra Quill', role: 'victim', line: 'Leeds Family Court' }],
  draft_get: ({ key }) => drafts.get(String(key)) ?? null,
  draft_keep: ({ key, text }) => void drafts.set(String(key), String(text)),
  draft_drop: ({ key }) => void drafts.delete(String(key)),
  change_password: () => null,
  today: () => sample.today,
  assign_task: () => null,
  call_sheet: () => sample.callSheet,
  save_call: () => ({ done: true, message: 'Call saved. Next contact Tue 1 Dec 09:00.' }),
  caseload: () => sample.caseload,
  case_identity: () => sample.identity,
  case_overview: () => sample.overview,
  case_choices: () => ({ risks: sample.callSheet.risks, officers: [{ code: 'o1', label: 'Amal Rahman' }, { code: 'o2', label: 'Beth Lowe' }] }),
  set_case: () => null,
  case_history: () => [{ when: 'Fri 27 Nov 2026 12:01', clock: null, who: 'Amal Rahman', what: 'Made letter VC-48213-K' }],
  case_contacts: () => sample.contacts,
  case_people: () => sample.people,
  save_person: () => ({ id: 'p9' }),
  case_differences: () => sample.differences,
  settle_difference: () => null,
  safe_contact: () => sample.safeContact,
  save_safe_contact: () => null,
  measures_of_case: () => sample.measures,
  measure_choices: () => sample.measureChoices,
  record_measure: () => ({ caseId: 'c-SH-2041', measureId: 'm9' }),
  measure_form: () => measureForm(),
  record_service: () => null,
  variation_form: () => variation(),
  record_variation: () => null,
  end_measure: () => null,
  check_terms: () => null,
  measure_clashes: () => [],
  register: () => sample.register,
  feed_preview: () => sample.feed,
  feed_bring_in: () => ({ created: 1, newVersions: 0, alreadyHere: 1, message: '1 order brought in, 1 was already here.' }),
  letter_gate: () => sample.gateShut,
  letter_review: () => ({ ...sample.letterReview, gate: { ...sample.letterReview.gate, ok: true, ambers: [] }, open: [] }),
  agree_letter: () => ({ message: 'Lena Osei agreed to this letter.' }),
  letter_outside: () => sample.letterOutside,
  letter_other_way: () => ({ message: 'A contact task is on the list.', letter: null }),
  hand_over_letter: () => ({ message: 'Noted that the letter was handed over.' }),
  letters_due: ({ ready }) => (ready ? letters.ready : letters.blocked),
  review_due_letter: ({ due }) => letters.review(String(due)),
  accept_letter: () => null,
  hold_letter: () => null,
  take_off_letter: () => null,
  letters_placed: () => letters.placedPage,
  find_letter: () => ({ row: letters.placed, way: letters.way }),
  letter_way: () => letters.way,
  book_letter: ({ code }) => ({ message: `${String(code)}: posted.` }),
  book_posted: () => ({ message: '1 letter booked as posted.' }),
  recall_letter: () => ({ message: 'VC-48213-K is recalled.' }),
  print_run: () => letters.run,
  run_progress: () => ({ underWay: true, done: 0, of: 2 }),
  stop_run: () => null,
  runs_listed: () => letters.runs,
  run_shown: () => letters.run,
  count_run: () => ({ ...letters.run, counted: '1 sheet counted Fri 27 Nov 2026 12:10' }),
  make_letter: () => sample.letter,
  letters_made: () => ({ rows: [sample.letter], total: 1, pageSize: 50 }),
  letter_page: () => PIXEL,
  print_letter: () => ({ message: 'Sent to Front office.' }),
  save_letter: () => null,
  printers: () => ({ printers: [{ name: 'Front office', isDefault: true }, { name: 'Back office', isDefault: false }], message: '' }),
  sheet_page: () => PIXEL,
  print_sheet: () => ({ message: 'Sent to Front office.' }),
  save_sheet: () => null,
  plans_listed: () => sample.planRows,
  plan: () => sample.plan,
  save_plan: () => ({ version: 4, revision: 3 }),
  sign_off_plan: () => ({ message: 'Version 4 is signed off and kept as it is.' }),
  grade_risk: () => ({ message: 'Risk recorded: high risk.' }),
  report_event: () => ({ message: 'Recorded. A review of the plan is asked for.' }),
  plan_info: () => ({ pages: 2 }),
  plan_page: () => PIXEL,
  people_list: () => PEOPLE,
  person_add: () => null,
  person_leave: () => null,
  settings: () => sample.settings,
  save_settings: () => null,
  letter_texts: () => sample.letterTexts,
  sign_letter_texts: () => null,
  policy_was: () => [{ label: 'Post confirmed safe counts as safe for', text: '30 days' }],
  save_letter_texts: () => 2,
  check_wording: ({ words }) => ({ wrong: String(words).includes('MARAC') ? ['"marac": write it in plain words'] : [], reading: 'Reads at about age 8. 4 words, the longest sentence has 4.', easy: true }),
  preview_letter: () => ({ pages: ['iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsAaBRQAAAABJRU5ErkJggg=='], spoken: null }),
  letter_texts_were: () => [{ label: 'if.tell-us', text: 'Tell us every time.' }],
  translations: () => sample.translations,
  bring_in_translation: () => ({ message: 'Polish version 4 brought in.' }),
  check_translation: () => null,
  take_out_translation: () => null,
  translation_was: () => [{ label: 'if.tell-us', text: 'Powiedz nam.' }],
  save_translator_file: () => ({ message: 'Saved as letter-texts-pl.txt.' }),
  holidays: ({ year }) => sample.holidays(typeof year === 'number' ? year : 2026),
  add_holiday: () => null,
  remove_holiday: () => null,
  holidays_compared: () => null,
  vault_status: () => ({ state: 'locked', waitSeconds: 0, afterLock: false }),
  create_caseload: () => ({ recoveryKey: '7QK4M-2RD9T-XAPPL-0KJ3H-WV8NC-E5B6F' }),
  confirm_recovery_key: () => null,
  sign_in: () => null,
  recover: () => ({ recoveryKey: '7QK4M-2RD9T-XAPPL-0KJ3H-WV8NC-E5B6F' }),
  open_invented: () => null,
};

/** Puts the fake in place, with other answers for some commands; gives the list that fills as commands are asked. */
export function fakeCall(other: Record<string, Answer> = {}): Asked[] {
  const asked: Asked[] = [];
  drafts.clear();
  useCall(async <T>(command: string, args?: Record<string, unknown>) => {
    const input = (args?.input ?? {}) as Record<string, unknown>;
    asked.push({ command, input });
    const answer = other[command] ?? USUAL[command];
    if (!answer) throw new AppError('internal', `The fake knows no command ${command}.`);
    return structuredClone(answer(input)) as T;
  });
  return asked;
}
