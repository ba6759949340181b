// What the components do, beyond their HTML.
import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { createRawSnippet, tick } from 'svelte';
import { describe, expect, it, vi } from 'vitest';
import { findings } from '../testing/axe';
import { reactive } from '../testing/reactive.svelte';
import DataTable from './DataTable.svelte';
import Dialog from './Dialog.svelte';
import ErrorSummary from './ErrorSummary.svelte';
import PdfPages from './PdfPages.svelte';
import Radios from './Radios.svelte';
import SafeLine from './SafeLine.svelte';
import SearchBox from './SearchBox.svelte';
import TextInput from './TextInput.svelte';
import Textarea from './Textarea.svelte';

const words = (html: string) => createRawSnippet(() => ({ render: () => html }));

describe('radios', () => {
  it('show what is asked further only for the answer chosen', async () => {
    const { container } = render(Radios, {
      props: {
        id: 'end', legend: 'How does it end?', value: '',
        items: [
          { value: 'at', text: 'Date and time', conditional: words('<p>When?</p>') },
          { value: 'open', text: 'No end date' },
        ],
      },
    });
    const asked = container.querySelector('#conditional-end');
    expect(asked?.className).toContain('hidden');
    await userEvent.click(screen.getByLabelText('Date and time'));
    expect(asked?.className).not.toContain('hidden');
    expect(screen.getByLabelText('Date and time').getAttribute('aria-controls')).toBe('conditional-end');
    expect(await findings(container)).toEqual([]);
  });
});

describe('the error summary', () => {
  it('takes the focus, and its links lead to the field, also to a part of a date', async () => {
    render(TextInput, { props: { id: 'made-day', label: 'Day', value: '' } });
    const errors = [{ field: 'made.day', message: '31 February is not a date.' }, { field: '', message: 'Nothing was saved.' }];
    render(ErrorSummary, { props: { errors } });
    expect(document.activeElement?.className).toContain('govuk-error-summary');
    await userEvent.click(screen.getByRole('link', { name: '31 February is not a date.' }));
    expect(document.activeElement?.id).toBe('made-day');
    expect(location.hash).toBe('');
    expect(screen.queryByRole('link', { name: 'Nothing was saved.' })).toBeNull();
  });
});

describe('a table', () => {
  const rows = [{ name: 'Siân', late: 3 }, { name: 'amal', late: 10 }, { name: "O'Test", late: 2 }];
  it('sorts by a header and says so', async () => {
    render(DataTable<(typeof rows)[number]>, {
      props: {
        caption: 'People', rows, key: (row) => row.name,
        columns: [{ text: 'Name', by: (row) => row.name }, { text: 'Late', by: (row) => row.late }, { text: 'Plain' }],
        row: createRawSnippet<[(typeof rows)[number], number]>((item) => ({ render: () => `<td>${item().name}</td>` })),
      },
    });
    const names = (): (string | null)[] => screen.getAllByRole('cell').map((cell) => cell.textContent);
    const [byName, byLate, plain] = screen.getAllByRole('columnheader');
    expect([byName, byLate, plain].map((head) => head?.getAttribute('aria-sort'))).toEqual(['none', 'none', null]);
    await userEvent.click(within(byName as HTMLElement).getByRole('button'));
    expect(names()).toEqual(['amal', "O'Test", 'Siân']);
    await userEvent.click(within(byLate as HTMLElement).getByRole('button'));
    await userEvent.click(within(byLate as HTMLElement).getByRole('button'));
    expect(names()).toEqual(['amal', 'Siân', "O'Test"]);
    expect(byLate?.getAttribute('aria-sort')).toBe('descending');
  });
});

describe('a dialog', () => {
  it('opens over the page, closes, and gives the focus back', async () => {
    render(TextInput, { props: { id: 'before', label: 'Before', value: '' } });
    screen.getByLabelText('Before').focus();
    const onclose = vi.fn();
    const props = reactive({ title: 'Give this task to', open: false, onclose, children: words('<p>Who?</p>') });
    const { container } = render(Dialog, { props });
    expect(screen.queryByText('Who?')).toBeNull();
    props.open = true;
    await tick();
    const box = container.querySelector('dialog');
    expect(box?.open).toBe(true);
    expect(screen.getByText('Who?')).toBeTruthy();
    box?.close();
    await tick();
    expect(onclose).toHaveBeenCalledOnce();
    expect(document.activeElement?.id).toBe('before');
  });
});

describe('pages of a paper', () => {
  it('are pictures of the bytes given, counted, and given up when they go', async () => {
    const made = vi.spyOn(URL, 'createObjectURL');
    const given = vi.spyOn(URL, 'revokeObjectURL');
    const { unmount } = render(PdfPages, { props: { title: 'Reminder letter', pages: [new Uint8Array([137, 80]), new Uint8Array([137])] } });
    expect(screen.getAllByRole('img').map((img) => img.getAttribute('alt'))).toEqual(['Reminder letter, page 1 of 2', 'Reminder letter, page 2 of 2']);
    expect(screen.getAllByRole('img')[0]?.getAttribute('src')).toMatch(/^blob:/);
    unmount();
    expect(made).toHaveBeenCalledTimes(2);
    expect(given).toHaveBeenCalledTimes(2);
  });
});

describe('the safe-contact line', () => {
  it.each(['now', 'later', 'never', 'unknown'] as const)('has its own shape and words when it is "%s"', (state) => {
    const { container } = render(SafeLine, { props: { state, text: 'Until 17:00' } });
    expect(container.textContent).toContain('Until 17:00');
    expect(container.querySelectorAll('circle, path')).toHaveLength(1);
  });
});

describe('a text area with a limit', () => {
  it('counts when it gets near, and says how many are too many', async () => {
    const { container } = render(Textarea, { props: { id: 'notes', label: 'Notes', value: '', limit: 12 } });
    expect(container.querySelector('#notes-count')).toBeNull();
    await userEvent.type(screen.getByLabelText('Notes'), 'abcdefghij');
    expect(container.querySelector('#notes-count')?.textContent?.trim()).toBe('2 characters left');
    await userEvent.type(screen.getByLabelText('Notes'), 'klmn');
    expect(container.querySelector('#notes-count')?.textContent?.trim()).toBe('2 characters too many');
  });
});

describe('the search box', () => {
  it('finds while typing and opens the one chosen with the keys', async () => {
    const onchoose = vi.fn();
    const found = [{ href: '#/cases/SH-1', title: 'Mair', detail: 'SH-1' }, { href: '#/cases/SH-2', title: 'Petra', detail: 'SH-2' }];
    const { container } = render(SearchBox, { props: { find: async () => found, onchoose } });
    const box = screen.getByRole('combobox');
    await userEvent.type(box, 'tes');
    expect(await screen.findByText('2 found')).toBeTruthy();
    expect(await findings(container)).toEqual([]);
    await userEvent.keyboard('{ArrowDown}{Enter}');
    expect(onchoose).toHaveBeenCalledWith(found[1]);
    expect(box.getAttribute('aria-expanded')).toBe('false');
  });
});
