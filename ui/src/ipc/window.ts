// Which of the two windows this page is in.
import { getCurrentWindow } from '@tauri-apps/api/window';

/** `unlock` has the first minute, signing in and the locked page; `main` has everything else. */
export type WindowLabel = 'unlock' | 'main';

/** The label of the window that holds this page; anything unknown is the one that shows nothing. */
export function windowLabel(): WindowLabel {
  return getCurrentWindow().label === 'main' ? 'main' : 'unlock';
}
