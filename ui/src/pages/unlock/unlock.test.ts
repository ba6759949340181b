import { cleanup, render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import Unlock from '../../Unlock.svelte';
import { findings } from '../../testing/axe';
import { fakeCall } from '../../testing/fakeCall';

afterEach(() => {
  cleanup();
  history.replaceState(null, '', '/');
});

const none = { vault_status: () => ({ state: 'none', waitSeconds: 0, afterLock: false }) };

describe('the unlock window', () => {
  it('asks on a new computer what to do, and opens an invented caseload without a password', async () => {
    const asked = fakeCall(none);
    const { container } = render(Unlock);
    await screen.findByRole('heading', { level: 1, name: 'Start with Safehold' });
    expect(await findings(container)).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'Open an invented caseload' }));
    expect(asked.map((one) => one.command)).toContain('open_invented');
  });

  it('creates a caseload: names what is wrong, shows the key once, takes it back', async () => {
    let tries = 0;
    const asked = fakeCall({
      ...none,
      create_caseload: () => {
        tries += 1;
        if (tries === 1) throw { code: 'invalid', message: 'Mend one thing.', fields: [{ field: 'password', message: 'Use at least 14 characters, or four words.' }] };
        return { recoveryKey: '7QK4M-2RD9T' };
      },
    });
    const { container } = render(Unlock);
    await userEvent.click(await screen.findByRole('button', { name: 'Create a caseload' }));
    await userEvent.type(screen.getByLabelText('Name of the unit'), 'Northfield');
    await userEvent.type(screen.getByLabelText('Password'), 'short');
    await userEvent.click(screen.getByRole('button', { name: 'Create the caseload' }));
    await userEvent.click(await screen.findByRole('link', { name: 'Use at least 14 characters, or four words.' }));
    expect(document.activeElement?.id).toBe('password');
    expect(await findings(container)).toEqual([]);
    await userEvent.type(screen.getByLabelText('Password'), ' but now four words');
    await userEvent.click(screen.getByRole('button', { name: 'Create the caseload' }));
    await screen.findByRole('heading', { level: 1, name: 'Write down the recovery key' });
    expect(screen.getByRole('list', { name: 'Recovery key' }).textContent).toBe('7QK4M2RD9T');
    await userEvent.click(screen.getByRole('button', { name: 'I have written it down' }));
    expect(container.textContent).not.toContain('7QK4M');
    await userEvent.type(screen.getByLabelText('Recovery key'), '7qk4m 2rd9t');
    await userEvent.click(screen.getByRole('button', { name: 'Open the caseload' }));
    await waitFor(() => expect(asked.at(-1)).toEqual({ command: 'confirm_recovery_key', input: { typed: '7qk4m 2rd9t' } }));
  });

  it('signs in; a wrong password says so plainly, empties the box and makes one wait', async () => {
    let wait = 0;
    fakeCall({
      vault_status: () => ({ state: 'locked', waitSeconds: wait, afterLock: false }),
      sign_in: () => {
        wait = 2;
        throw { code: 'refused', message: 'That name and password do not open this caseload.', fields: [] };
      },
    });
    const { container } = render(Unlock);
    await userEvent.type(await screen.findByLabelText('Your name'), 'Amal Rahman');
    await userEvent.type(screen.getByLabelText('Password'), 'wrong wrong wrong wrong{Enter}');
    expect((await screen.findByRole('alert')).textContent).toContain('do not open this caseload');
    expect((screen.getByLabelText('Password') as HTMLInputElement).value).toBe('');
    expect((await screen.findByText(/Wait [12] second/)).textContent).toContain('Nothing is lost');
    expect(screen.getByRole('button', { name: 'Sign in' }).hasAttribute('disabled')).toBe(true);
    expect(await findings(container)).toEqual([]);
  });

  it('shows a new recovery key after signing in where the last one was never typed back', async () => {
    fakeCall({
      vault_status: () => ({ state: 'locked', waitSeconds: 0, afterLock: false }),
      sign_in: () => ({ recoveryKey: '7QK4-M2RD' }),
    });
    render(Unlock);
    await userEvent.type(await screen.findByLabelText('Your name'), 'Amal Rahman');
    await userEvent.type(screen.getByLabelText('Password'), 'meadow copper saddle wren{Enter}');
    await screen.findByRole('heading', { level: 1, name: 'Write down the recovery key' });
    expect(screen.getByText(/never typed back/)).toBeTruthy();
  });

  it('sets a new password by the recovery key and shows the new key', async () => {
    fakeCall();
    render(Unlock);
    await userEvent.click(await screen.findByRole('button', { name: 'Use the recovery key' }));
    await userEvent.type(screen.getByLabelText('Recovery key'), 'AAAA');
    await userEvent.type(screen.getByLabelText('New password'), 'four quite new words');
    await userEvent.click(screen.getByRole('button', { name: 'Set the password' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Write down the recovery key' })).toBeTruthy();
  });

  it('opens a locked invented caseload again by its button', async () => {
    history.replaceState(null, '', '/?invented');
    const asked = fakeCall(none);
    render(Unlock);
    await userEvent.click(await screen.findByRole('button', { name: 'Open the invented caseload again' }));
    expect(asked.map((one) => one.command)).toContain('open_invented');
  });

  it('opens the invented caseload at once where the program was started to look round, and by its button after a lock', async () => {
    const asked = fakeCall({ vault_status: () => ({ state: 'invented', waitSeconds: 0, afterLock: false }) });
    render(Unlock);
    await waitFor(() => expect(asked.map((one) => one.command)).toContain('open_invented'));
    cleanup();
    const again = fakeCall({ vault_status: () => ({ state: 'invented', waitSeconds: 0, afterLock: true }) });
    render(Unlock);
    await screen.findByRole('button', { name: 'Open the invented caseload again' });
    expect(again.map((one) => one.command)).not.toContain('open_invented');
    expect(screen.queryByRole('button', { name: 'Use a real caseload' })).toBeNull();
  });
});
