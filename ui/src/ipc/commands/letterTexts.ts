// The texts of letters, and their translations.
import { call } from '../call';
import type {
  CheckTranslation, LetterTexts, PreviewAsked, PreviewShown, Said, SignTexts, TextsForm, ThenRow, Translations, WordingSaid, WordingTyped,
} from '../wire';

export const letterTexts = (): Promise<LetterTexts> => call('letter_texts');
export const signLetterTexts = (input: SignTexts): Promise<null> => call('sign_letter_texts', { input });
/** Gives the version that now waits for a signature. */
export const saveLetterTexts = (input: TextsForm): Promise<number> => call('save_letter_texts', { input });
export const checkWording = (input: WordingTyped): Promise<WordingSaid> => call('check_wording', { input });
export const previewLetter = (input: PreviewAsked): Promise<PreviewShown> => call('preview_letter', { input });
export const letterTextsWere = (version: number): Promise<ThenRow[]> => call('letter_texts_were', { input: { version } });
export const translations = (): Promise<Translations> => call('translations');
export const bringInTranslation = (base64: string): Promise<Said> => call('bring_in_translation', { input: { base64 } });
export const checkTranslation = (input: CheckTranslation): Promise<null> => call('check_translation', { input });
export const takeOutTranslation = (language: string): Promise<null> => call('take_out_translation', { input: { language } });
export const translationWas = (language: string, version: number): Promise<ThenRow[]> => call('translation_was', { input: { language, version } });
/** Asks where to save it; null when the person changed their mind. */
export const saveTranslatorFile = (language: string): Promise<Said | null> => call('save_translator_file', { input: { language } });
