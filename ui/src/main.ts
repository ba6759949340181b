// Where the window's page starts: the one document serves both windows, each with its own part of the program.
import './styles/index.scss';
import { mount } from 'svelte';
import { windowLabel } from './ipc/window';

const target = document.getElementById('app');
if (target) {
  const part = windowLabel() === 'main' ? import('./Main.svelte') : import('./Unlock.svelte');
  void part.then(({ default: Part }) => mount(Part, { target }));
}
