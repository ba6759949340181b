// A page for looking at the components in a browser: never part of the bundle.
import '../src/styles/index.scss';
import { mount } from 'svelte';
import Gallery from './Gallery.svelte';

const target = document.getElementById('app');
if (target) mount(Gallery, { target });
