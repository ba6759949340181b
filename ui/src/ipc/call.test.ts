import { describe, expect, it } from 'vitest';
import { AppError, asAppError, call, useCall } from './call';

describe('call', () => {
  it('passes the command and its arguments on and gives the answer', async () => {
    const seen: unknown[] = [];
    useCall(async <T>(command: string, args?: Record<string, unknown>) => {
      seen.push([command, args]);
      return 'done' as T;
    });
    expect(await call<string>('open_case', { reference: 'SH-2041' })).toBe('done');
    expect(seen).toEqual([['open_case', { reference: 'SH-2041' }]]);
  });

  it('rejects with the code, the message and every field', async () => {
    useCall(() => Promise.reject({ code: 'invalid', message: 'Mend two things.', fields: [{ field: 'name', message: 'Enter a name.' }] }));
    const error = await call('anything').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({ code: 'invalid', fields: [{ field: 'name', message: 'Enter a name.' }] });
  });

  it('makes a plain sentence of anything else, and says nothing of its inside', () => {
    for (const thrown of ['boom', new TypeError('x is not a function'), null, { code: 'strange', message: 'm' }]) {
      const error = asAppError(thrown);
      expect(error.code).toBe('internal');
      expect(error.message).toContain('Nothing was saved');
    }
  });
});
