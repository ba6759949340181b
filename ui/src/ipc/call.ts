// The one way to the Rust side: a typed call and the error that crosses the border.
// Deliberately not here: the commands themselves (commands/*.ts) and any wording of errors, which is Rust's.
import { invoke } from '@tauri-apps/api/core';
import type { ErrorCode, FieldError } from './wire';

export type { ErrorCode, FieldError };

const CODES: readonly string[] = [
  'invalid',
  'refused',
  'not_found',
  'conflict',
  'forbidden',
  'locked',
  'wait',
  'unavailable',
  'internal',
];

/** A refusal from the Rust side, with every reason. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly fields: FieldError[];

  constructor(code: ErrorCode, message: string, fields: FieldError[] = []) {
    super(message);
    this.name = 'AppError';
    this.code = code;
    this.fields = fields;
  }
}

/** Sends a command with its arguments and gives its answer. */
export type Call = <T>(command: string, args?: Record<string, unknown>) => Promise<T>;

const throughTauri: Call = (command, args) => invoke(command, args);

let current: Call = throughTauri;

/** Puts another way of calling in place of the desktop's: tests and the page for looking. */
export function useCall(other: Call): void {
  current = other;
}

/** Back to the desktop's own way. */
export function resetCall(): void {
  current = throughTauri;
}

/** Calls `command`; rejects with an `AppError` whatever went wrong. */
export async function call<T>(command: string, args?: Record<string, unknown>): Promise<T> {
  try {
    return await current<T>(command, args);
  } catch (thrown) {
    throw asAppError(thrown);
  }
}

/** Turns whatever was thrown into an `AppError`; what is not in the agreed shape becomes `internal`. */
export function asAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  if (isWire(thrown)) {
    return new AppError(thrown.code, thrown.message, Array.isArray(thrown.fields) ? thrown.fields : []);
  }
  return new AppError('internal', 'Something went wrong inside Safehold. Nothing was saved. Try again.');
}

function isWire(thrown: unknown): thrown is { code: ErrorCode; message: string; fields?: FieldError[] } {
  if (typeof thrown !== 'object' || thrown === null) return false;
  const { code, message } = thrown as { code?: unknown; message?: unknown };
  return typeof code === 'string' && CODES.includes(code) && typeof message === 'string';
}
