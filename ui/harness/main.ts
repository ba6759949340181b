// A page for looking at the windows in a browser, over the faked Rust side: never part of the bundle.
// /harness/#/today is the main window, /harness/?window=unlock the other one.
import '../src/styles/index.scss';
import { mount } from 'svelte';
import Main from '../src/Main.svelte';
import Unlock from '../src/Unlock.svelte';
import { fakeCall } from '../src/testing/fakeCall';
import * as sample from '../src/testing/sample';

const target = document.getElementById('app');
const query = new URLSearchParams(location.search);
fakeCall({
  vault_status: () => ({ state: query.get('state') ?? 'locked', waitSeconds: Number(query.get('wait') ?? 0) }),
  ...(query.has('open') ? { letter_gate: () => ({ ...sample.gateShut, ok: true, reasons: [] }) } : {}),
});
if (target) mount(query.get('window') === 'unlock' ? Unlock : Main, { target });
