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
  vault_status: () => ({ state: query.get('state') ?? 'locked', waitSeconds: Number(query.get('wait') ?? 0), afterLock: query.has('after') }),
  ...(query.has('open') ? { letter_gate: () => ({ ...sample.gateShut, ok: true, reasons: [] }) } : {}),
});
if (target) mount(query.get('window') === 'unlock' ? Unlock : Main, { target });

// With ?press=Check%20the%20terms, the first button with these words is pressed once the page is there.
const press = query.get('press');
if (press) {
  setTimeout(() => {
    [...document.querySelectorAll('button')].find((one) => one.textContent.trim().startsWith(press))?.click();
  }, 1000);
}

// With ?axe, what axe-core finds is put at the end of the page, for a browser without a window.
if (query.has('axe')) {
  setTimeout(() => {
    void import('axe-core').then(async ({ default: axe }) => {
      const { violations } = await axe.run(document);
      const list = document.createElement('pre');
      list.id = 'axe';
      list.textContent = violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id} ${node.target.join(' ')} ${node.failureSummary ?? ''}`)).join('\n') || 'nothing found';
      document.body.append(list);
    });
  }, 1500);
}
