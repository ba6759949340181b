import { describe, expect, it } from 'vitest';
import { AppError } from '../ipc/call';
import { Form } from './form.svelte';

describe('a form', () => {
  it('gives the answer and forgets what was wrong', async () => {
    const form = new Form();
    form.refuse([{ field: 'name', message: 'Enter a name.' }]);
    expect(await form.send(async () => 7)).toBe(7);
    expect(form.errors).toEqual([]);
  });

  it('keeps every reason, each at its field', async () => {
    const form = new Form();
    const reasons = [
      { field: 'made.day', message: '31 February is not a date.' },
      { field: 'court', message: 'Enter the court.' },
    ];
    expect(await form.send(() => Promise.reject(new AppError('invalid', 'Two things.', reasons)))).toBeUndefined();
    expect(form.errors).toEqual(reasons);
    expect(form.of('court')).toBe('Enter the court.');
    expect(form.date('made')).toEqual({ error: '31 February is not a date.', errorPart: 'day' });
    expect(form.date('ends')).toEqual({});
    expect(form.refusals).toBe(1);
  });

  it('shows a refusal without fields as one line', async () => {
    const form = new Form();
    await form.send(() => Promise.reject(new AppError('conflict', 'Somebody saved this case meanwhile.')));
    expect(form.errors).toEqual([{ field: '', message: 'Somebody saved this case meanwhile.' }]);
  });

  it('is not sent twice at once', async () => {
    const form = new Form();
    let sent = 0;
    let finish = (): void => undefined;
    const slow = (): Promise<void> => {
      sent += 1;
      return new Promise((resolve) => (finish = resolve));
    };
    const first = form.send(slow);
    await form.send(slow);
    finish();
    await first;
    expect(sent).toBe(1);
  });
});
