// The gate of letters: the second person, what an envelope shows, ways other than post.
import { call } from '../call';
import type { LetterGate, LetterReview, OtherWayBegun, OutsidePage, ReadOutPage, Said } from '../wire';

/** What stands against a reminder letter of a case, with ways other than post. */
export const letterGate = (id: string, kind = ''): Promise<LetterGate> => call('letter_gate', { input: { case: id, kind } });
/** What the gate says now of a letter that was made, who agreed to it and who may. */
export const letterReview = (letter: string): Promise<LetterReview> => call('letter_review', { input: { letter } });
/** Agrees as the second person; an empty name is the person signed in. */
export const agreeLetter = (letter: string, name: string, password: string, reason: string): Promise<Said> =>
  call('agree_letter', { input: { letter, name, password, reason } });
/** What a letter shows before it is opened, and who could read it. */
export const letterOutside = (letter: string): Promise<OutsidePage> => call('letter_outside', { input: { letter } });
/** Begins another way than post: a contact task, and a sheet without an address where there is one. */
export const letterOtherWay = (id: string, kind: string, way: string, note: string): Promise<OtherWayBegun> =>
  call('letter_other_way', { input: { case: id, kind, way, note } });
export const handOverLetter = (letter: string, to: string, identity: string): Promise<Said> =>
  call('hand_over_letter', { input: { letter, to, identity } });
/** The words of the letter, to be read out on a safe phone; refused with the gate's reasons. */
export const letterReadOut = (id: string, kind: string): Promise<ReadOutPage> => call('letter_read_out', { input: { case: id, kind } });
