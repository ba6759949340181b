// Each component's HTML equals the design system's own example.
import { render } from '@testing-library/svelte';
import type { Component } from 'svelte';
import { describe, expect, it } from 'vitest';
import { official, outline } from '../testing/fixtures';
import { reactive } from '../testing/reactive.svelte';
import Words from '../testing/Words.svelte';
import Button from './Button.svelte';
import Checkboxes from './Checkboxes.svelte';
import DateTimeInput, { noDay } from './DateTimeInput.svelte';
import Details from './Details.svelte';
import ErrorSummary from './ErrorSummary.svelte';
import FieldError from './FieldError.svelte';
import InsetText from './InsetText.svelte';
import Radios from './Radios.svelte';
import Select from './Select.svelte';
import SummaryList from './SummaryList.svelte';
import Tag from './Tag.svelte';
import TextInput from './TextInput.svelte';
import Textarea from './Textarea.svelte';
import WarningText from './WarningText.svelte';

type Any = Component<Record<string, unknown>>;

/** Ours, drawn. */
function drawn(component: unknown, props: Record<string, unknown>): string {
  return outline(render(component as Any, { props }).container.innerHTML);
}

function worded(of: unknown, words: string, props: Record<string, unknown> = {}): string {
  return drawn(Words, { of, words, props });
}

const hint = { hint: 'Hint text goes here', error: 'Error message goes here' };

const CASES: [component: string, example: string, ours: () => string][] = [
  ['button', 'default', () => worded(Button, 'Save and continue', { type: 'submit' })],
  ['tag', 'default', () => drawn(Tag, { text: 'Alpha' })],
  ['tag', 'grey', () => drawn(Tag, { text: 'Grey', kind: 'quiet' })],
  ['error-message', 'default', () => drawn(FieldError, { message: 'Error message about full name goes here' })],
  [
    'inset-text', 'default',
    () => worded(InsetText, 'It can take up to 8 weeks to register a lasting power of attorney if there are no mistakes in the application.'),
  ],
  ['warning-text', 'default', () => worded(WarningText, 'You can be fined up to £5,000 if you don’t register.')],
  [
    'input', 'with error message',
    () => drawn(TextInput, {
      id: 'input-with-error-message', name: 'test-name-3', label: 'National Insurance number', value: '',
      error: 'Enter a National Insurance number in the correct format',
    }),
  ],
  [
    'textarea', 'with error message',
    () => drawn(Textarea, {
      id: 'no-ni-reason', label: 'Why can’t you provide a National Insurance number?', value: '',
      error: 'You must provide an explanation',
    }),
  ],
  [
    'select', 'with hint text and error message',
    () => drawn(Select, {
      id: 'select-2', label: 'Label text goes here', value: '1', ...hint,
      items: ['1', '2', '3'].map((value) => ({ value, text: `GOV.UK frontend option ${value}` })),
    }),
  ],
  [
    'radios', 'with hint',
    () => drawn(Radios, {
      id: 'example-with-hint', legend: 'Have you changed your name?', small: false, value: '',
      hint: 'This includes changing your last name or spelling your name differently.',
      items: [{ value: 'yes', text: 'Yes' }, { value: 'no', text: 'No' }],
    }),
  ],
  [
    'radios', 'with error message',
    () => drawn(Radios, {
      id: 'example-error-message', small: false, value: '', error: 'Please select an option',
      items: [{ value: 'yes', text: 'Yes' }, { value: 'no', text: 'No' }],
    }),
  ],
  [
    'checkboxes', 'with hint',
    () => drawn(Checkboxes, {
      id: 'nationality', legend: 'What is your nationality?', small: false, values: [], hint: 'Select all that apply',
      items: [
        { value: 'british', text: 'British' }, { value: 'irish', text: 'Irish' },
        { value: 'other', text: 'Citizen of another country' },
      ],
    }),
  ],
  [
    'date-input', 'with error on day input',
    () => drawn(DateTimeInput, {
      id: 'dob-day-error', legend: 'What is your date of birth?', hint: 'For example, 31 3 1980',
      error: 'Error message goes here', errorPart: 'day', value: reactive(noDay()),
    }),
  ],
  [
    'summary-list', 'actions href',
    () => drawn(SummaryList, {
      rows: [{ key: 'Name', value: 'Firstname Lastname', actions: [{ text: 'Go to GOV.UK', href: 'https://www.gov.uk' }] }],
    }),
  ],
  [
    'summary-list', 'with falsy values',
    () => drawn(SummaryList, {
      rows: [{ key: 'Name', value: 'Firstname Lastname' }, { key: 'Name 2', value: 'Firstname2 Lastname2' }],
    }),
  ],
  [
    'details', 'default',
    () => worded(
      Details,
      'We need to know your nationality so we can work out which elections you’re entitled to vote in. If you can’t provide your nationality, you’ll have to send copies of identity documents through the post.',
      { summary: 'Help with nationality' },
    ),
  ],
];

describe('the HTML of', () => {
  it.each(CASES)('%s, %s, equals the official example', (component, example, ours) => {
    expect(ours()).toBe(outline(official(component, example)));
  });

  it('error-summary, default, equals the official example, with the focus that its script adds', () => {
    const ours = drawn(ErrorSummary, {
      errors: [
        { field: 'example-error-1', message: 'The date your passport was issued must be in the past' },
        { field: 'example-error-2', message: 'Enter a postcode, like AA1 1AA' },
      ],
    });
    expect(ours.replace(' tabindex="-1"', '')).toBe(outline(official('error-summary', 'default')));
  });
});
