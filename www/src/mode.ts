// Light or dark: as the visitor has chosen here, or else as the system is.
import { Mode, applyMode } from '@cloudscape-design/global-styles';

const KEY = 'cleanrooms-collaboration.mode';
const system = matchMedia('(prefers-color-scheme: dark)');

function chosen() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

export const isDark = () => (chosen() ?? (system.matches ? 'dark' : 'light')) === 'dark';

const apply = () => applyMode(isDark() ? Mode.Dark : Mode.Light);

/** Applies it now, and whenever the system changes. */
export function followMode() {
  apply();
  system.addEventListener('change', apply);
}

export function chooseMode(mode: 'dark' | 'light') {
  try {
    localStorage.setItem(KEY, mode);
    apply();
  } catch {
    // It lasts until the page is left.
    applyMode(mode === 'dark' ? Mode.Dark : Mode.Light);
  }
}
