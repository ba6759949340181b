// What happy-dom lacks and the screens use.
import { afterEach } from 'vitest';
import { resetCall } from './ipc/call';

afterEach(() => resetCall());
