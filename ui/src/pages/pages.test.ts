// Every page of the main window over the faked Rust side: it comes up, axe-core finds nothing, nothing carries inline styles.
import { cleanup, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';
import Main from '../Main.svelte';
import { findings } from '../testing/axe';
import { fakeCall } from '../testing/fakeCall';

afterEach(() => cleanup());

const PAGES: [place: string, heading: string, shows: string][] = [
  ['#/today', 'Today', 'Saffi Brandreth'],
  ['#/calls/t3', 'Call Petra Quill', 'Optician, appointment reminder'],
  ['#/cases', 'Caseload', 'Carl Holloway'],
  ['#/cases/c-SH-2041', 'Petra Quill', 'Protection over time'],
  ['#/cases/c-SH-2041/measures', 'Petra Quill', 'The respondent must not communicate with the applicant.'],
  ['#/cases/c-SH-2041/contact', 'Petra Quill', 'She is at work until five.'],
  ['#/cases/c-SH-2041/people', 'Petra Quill', 'Flat 2, 12 Test Street, LEEDS, LS2 7EW'],
  ['#/cases/c-SH-2041/letters', 'Petra Quill', 'Term 2 names no street.'],
  ['#/cases/c-SH-2041/plan', 'Petra Quill', 'Measures considered'],
  ['#/cases/c-SH-2041/history', 'Petra Quill', 'Made letter VC-48213-K'],
  ['#/cases/c-SH-2041/measures/new/NMO', 'Record: Non-molestation order', 'How does it end?'],
  ['#/cases/c-SH-2041/measures/new', 'Record a measure', 'Occupation order with power of arrest'],
  ['#/cases/c-SH-2041/measures/new/OCCP', 'Record: Occupation order with power of arrest', 'When does the power of arrest end?'],
  ['#/cases/c-SH-2041/measures/new/OCC', 'Record: Occupation order', 'Under which section'],
  ['#/cases/c-SH-2041/measures/new/UND', 'Record: Undertaking to the court', 'When was the promise given?'],
  ['#/cases/c-SH-2041/measures/new/PCB', 'Record: Pre-charge bail', 'When was the arrest?'],
  ['#/cases/c-SH-2041/measures/new/PSB', 'Record: Bail after charge', 'When is the next hearing?'],
  ['#/cases/c-SH-2041/measures/new/DVPN', 'Record: Domestic violence protection notice', 'Authorised by'],
  ['#/cases/c-SH-2041/measures/new/DVPO', 'Record: Domestic violence protection order', 'Days it lasts'],
  ['#/cases/c-SH-2041/measures/new/DAPN', 'Record: Domestic abuse protection notice', 'Pilot area'],
  ['#/cases/c-SH-2041/measures/new/DAPO', 'Record: Domestic abuse protection order', 'Pilot area'],
  ['#/cases/c-SH-2041/measures/new/RO', 'Record: Restraining order', 'Made on acquittal'],
  ['#/cases/c-SH-2041/measures/new/SPO', 'Record: Stalking protection order', 'When was it served in person?'],
  ['#/cases/c-SH-2041/measures/new/ISPO', 'Record: Interim stalking protection order', 'When was it served in person?'],
  ['#/cases/c-SH-2041/measures/new/REMAND', 'Record: Remand or prison', 'It does not stop calls'],
  ['#/cases/c-SH-2041/measures/new/RUI', 'Record: Released under investigation', 'No conditions exist.'],
  ['#/cases/c-SH-2041/measures/m3/change', 'Change: Restraining order', 'Terms as first made'],
  ['#/cases/c-SH-2041/measures/m3/vary', 'Record a variation: Restraining order', 'Terms from then on'],
  ['#/register', 'Register', 'Terms to transcribe'],
  ['#/register/new', 'Record: Non-molestation order', 'Other protected people'],
  ['#/register/feed', 'Bring in court feed', "The court's manifest"],
  ['#/letters', 'Letters', 'Ms P Quill'],
  ['#/letters/blocked', 'Letters', 'VC-50021-F came back'],
  ['#/letters/printed', 'Letters', 'checkpoint 812-3FA0C91B'],
  ['#/letters/returned', 'Letters', 'Code on the letter'],
  ['#/letters/closed', 'Letters', 'Ms P Quill'],
  ['#/letters/runs', 'Letters', 'Run 7'],
  ['#/letters/runs/r1', 'Letters', '1 sheet expected'],
  ['#/settings/printing', 'Settings', 'PreserveJobFiles No'],
  ['#/plans', 'Plans', 'Version 3'],
  ['#/settings', 'Settings', 'Beth Lowe'],
  ['#/settings/unit', 'Settings', "Sender's address on letters"],
  ['#/settings/texts', 'Settings', 'Helplines checked again by'],
  ['#/settings/translations', 'Settings', 'Nobody has checked the letter texts in Welsh'],
  ['#/settings/holidays', 'Settings', 'Boxing Day (a bank holiday by statute)'],
  ['#/settings/password', 'Settings', 'Password now'],
];

describe('the page', () => {
  it.each(PAGES)('%s comes up, named and accessible', async (place, heading, shows) => {
    location.hash = place;
    fakeCall();
    const { container } = render(Main);
    expect(await screen.findByRole('heading', { level: 1, name: heading })).toBeTruthy();
    await waitFor(() => expect(container.textContent).toContain(shows));
    expect(await findings(container)).toEqual([]);
    expect(container.querySelector('[style]')).toBeNull();
    expect(document.title).toBe('');
  });

  it('says so when a place does not exist', async () => {
    location.hash = '#/nowhere';
    fakeCall();
    render(Main);
    expect(await screen.findByRole('heading', { level: 1, name: 'There is no such page' })).toBeTruthy();
  });

  it('shows why it can not be shown, and tries again', async () => {
    location.hash = '#/cases/c-SH-2041';
    let refused = true;
    const { identity } = await import('../testing/sample');
    fakeCall({
      case_identity: () => {
        if (refused) throw { code: 'forbidden', message: 'This case is restricted.', fields: [] };
        return identity;
      },
    });
    render(Main);
    expect((await screen.findByRole('alert')).textContent).toBe('This case is restricted.');
    refused = false;
    screen.getByRole('button', { name: 'Try again' }).click();
    expect(await screen.findByRole('heading', { level: 1, name: 'Petra Quill' })).toBeTruthy();
  });

  it('gives the focus to its heading when it was come to, not at the start', async () => {
    location.hash = '#/today';
    fakeCall();
    render(Main);
    const today = await screen.findByRole('heading', { level: 1, name: 'Today' });
    expect(document.activeElement).not.toBe(today);
    location.hash = '#/plans';
    const plans = await screen.findByRole('heading', { level: 1, name: 'Plans' });
    await waitFor(() => expect(document.activeElement).toBe(plans));
  });
});
