// How roles and kinds of address are called on the screens.
export const ROLES: Record<string, string> = {
  victim: 'Victim', respondent: 'Respondent', child: 'Child', protected: 'Protected person',
};

export const MONTHS = [
  'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December',
];

export const REACH_KINDS: Record<string, string> = { phone: 'Phone', email: 'E-mail' };

export const ADDRESS_KINDS: Record<string, string> = {
  home: 'Home', refuge: 'Refuge', 'former-shared': 'Formerly shared with the respondent', former: 'Former address',
};

/** The languages that letters may be asked for in, by their codes, as `safehold_core::letter::Language` offers them. */
export const LETTER_LANGUAGES = [
  ['en', 'English'], ['cy', 'Welsh'], ['ur', 'Urdu'], ['sq', 'Albanian'], ['ar', 'Arabic'], ['bn', 'Bengali'], ['bg', 'Bulgarian'],
  ['cs', 'Czech'], ['fr', 'French'], ['de', 'German'], ['el', 'Greek'], ['gu', 'Gujarati'], ['hi', 'Hindi'], ['hu', 'Hungarian'],
  ['it', 'Italian'], ['ckb', 'Kurdish (Sorani)'], ['lv', 'Latvian'], ['lt', 'Lithuanian'], ['ps', 'Pashto'], ['fa', 'Persian'],
  ['pl', 'Polish'], ['pt', 'Portuguese'], ['pa', 'Punjabi'], ['ro', 'Romanian'], ['ru', 'Russian'], ['sk', 'Slovak'], ['so', 'Somali'],
  ['es', 'Spanish'], ['tr', 'Turkish'], ['uk', 'Ukrainian'], ['vi', 'Vietnamese'],
].map(([value = '', text = '']) => ({ value, text }));

/** The languages to choose from, with one that is on record and not in the list. */
export const languagesWith = (code: string): { value: string; text: string }[] =>
  LETTER_LANGUAGES.some((one) => one.value === code) ? LETTER_LANGUAGES : [...LETTER_LANGUAGES, { value: code, text: code }];

/** The forms of letters, by their codes. */
export const LETTER_FORMS = [
  { value: 'standard', text: 'Standard print' }, { value: 'large16', text: 'Large print, 16 point' }, { value: 'large18', text: 'Large print, 18 point' },
  { value: 'easy', text: 'Easy read, with pictures' }, { value: 'plain', text: 'Read out by phone' },
];

/** ", letters in Welsh, large print, 18 point" of a victim who wishes other than English in standard print. */
export function letterWishes(person: { role: string; language: string; format: string }): string {
  if (person.role !== 'victim') return '';
  const language = LETTER_LANGUAGES.find((one) => one.value === person.language)?.text ?? person.language;
  const form = LETTER_FORMS.find((one) => one.value === person.format)?.text ?? person.format;
  const wishes = [person.language === 'en' ? '' : `in ${language}`, person.format === 'standard' ? '' : form.toLowerCase()].filter(Boolean);
  return wishes.length > 0 ? `, letters ${wishes.join(', ')}` : '';
}
