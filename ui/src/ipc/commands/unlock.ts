// The commands of the unlock window.
import { call } from '../call';
import type { CreateCaseload, Recover, RecoveryKey, VaultStatus } from '../wire';

/** Whether there is a caseload on this computer, and how long to wait before the next try. */
export const vaultStatus = (): Promise<VaultStatus> => call('vault_status');
/** Makes a caseload; its recovery key is told once and must be typed back before anything opens. */
export const createCaseload = (input: CreateCaseload): Promise<RecoveryKey> => call('create_caseload', { input });
/** Proves that the recovery key was written down; opens the main window. */
export const confirmRecoveryKey = (typed: string): Promise<null> => call('confirm_recovery_key', { input: { typed } });
/** Signs in; opens the main window, or gives a new recovery key where the last one was never typed back. */
export const signIn = (name: string, password: string): Promise<RecoveryKey | null> => call('sign_in', { input: { name, password } });
/** Sets a new password by the recovery key; gives a new key to be confirmed. */
export const recover = (input: Recover): Promise<RecoveryKey> =>
  call('recover', { input });
/** Opens an invented caseload, without a password. */
export const openInvented = (): Promise<null> => call('open_invented');
