import { cleanup, render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { findings } from '../../testing/axe';
import { fakeCall } from '../../testing/fakeCall';
import { settings } from '../../testing/sample';
import UnitPolicy from './UnitPolicy.svelte';

afterEach(cleanup);

const part = (name: string | RegExp): Promise<HTMLElement> => screen.findByRole('button', { name });

describe('the policy', () => {
  it('shows each value with its bounds, its source and what is proposed, and says where the unit differs', async () => {
    fakeCall();
    const { container } = render(UnitPolicy);
    await userEvent.click(await part('Letters , 2 of our own'));
    expect(screen.getByLabelText('Post confirmed safe counts as safe for')).toHaveProperty('value', '20');
    expect(screen.getByText(/1 to 365 days/).textContent).toContain('Proposed: 30 days.');
    expect(await findings(container)).toEqual([]);
  });

  it('saves a number with its unit, a list and an answer as one version', async () => {
    const asked = fakeCall();
    render(UnitPolicy);
    await userEvent.click(await part('Contact with the victim'));
    await userEvent.selectOptions(screen.getByLabelText('First contact after an order: high risk: unit'), 'working days');
    await userEvent.clear(screen.getByLabelText('First contact after an order: high risk'));
    await userEvent.type(screen.getByLabelText('First contact after an order: high risk'), '2');
    await userEvent.click(await part(/^Letters/));
    await userEvent.selectOptions(screen.getByLabelText(/A second person/), 'no');
    await userEvent.selectOptions(screen.getByLabelText('Letters are made for this envelope'), 'GOV.UK Notify');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(asked.find((one) => one.command === 'save_settings')?.input).toMatchObject({ version: 2, values: { 'first-contact.high': '2 working days', 'second-check': 'no', 'letter-envelope': 'notify' } }));
  });

  it('leads to the value that was refused', async () => {
    fakeCall({
      save_settings: () => {
        throw { code: 'invalid', message: 'Some of it needs mending', fields: [{ field: 'values.lead.gap', message: 'Enter the largest first' }] };
      },
    });
    render(UnitPolicy);
    await userEvent.click(await part('Save'));
    expect(await part('Warnings , 1 to mend')).toBeTruthy();
    expect((await screen.findAllByText('Enter the largest first')).length).toBe(2);
  });

  it('is locked for who may not change it, and its versions can be read', async () => {
    fakeCall({ settings: () => ({ ...settings, mayChange: false }) });
    render(UnitPolicy);
    await userEvent.click(await part(/^Letters/));
    expect(screen.getByLabelText('Post confirmed safe counts as safe for')).toHaveProperty('disabled', true);
    expect(screen.queryByRole('button', { name: 'Save' })).toBeNull();
    await userEvent.click(await part('Versions'));
    await userEvent.click(screen.getByRole('button', { name: 'Read version 2' }));
    expect(await screen.findByText('Policy, version 2')).toBeTruthy();
  });
});
