// Where the window's page starts: the one document serves both windows, each with its own part of the program.
import './styles/index.scss';
import { mount } from 'svelte';
import { windowLabel } from './ipc/window';
import Unlock from './Unlock.svelte';

// Asked for before the first words are laid out: they wait for their face.
for (const weight of [400, 600, 700]) void document.fonts.load(`${weight} 16px "Source Sans 3"`);

const target = document.getElementById('app');
if (target && windowLabel() === 'main') void import('./Main.svelte').then(({ default: Main }) => mount(Main, { target }));
else if (target) mount(Unlock, { target });
