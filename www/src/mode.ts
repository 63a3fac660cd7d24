// Light or dark: as the visitor has chosen here, or else as the system is.
import { Mode, applyMode } from '@cloudscape-design/global-styles';
import { attempt } from './attempt';

const KEY = 'cleanrooms-collaboration.mode';
const system = matchMedia('(prefers-color-scheme: dark)');

const chosen = () => attempt(() => localStorage.getItem(KEY));

export const isDark = () => (chosen() ?? (system.matches ? 'dark' : 'light')) === 'dark';

const apply = () => applyMode(isDark() ? Mode.Dark : Mode.Light);

/** Applies it now, and whenever the system changes. */
export function followMode() {
  apply();
  system.addEventListener('change', apply);
}

export function chooseMode(mode: 'dark' | 'light') {
  // Failing that, it lasts until the page is left.
  attempt(() => localStorage.setItem(KEY, mode));
  applyMode(mode === 'dark' ? Mode.Dark : Mode.Light);
}
