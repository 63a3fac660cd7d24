// Where the focus goes after a change that the person didn't type: it never falls to the page.
import type { FieldId } from './field-id';

const CONTROL = 'input:not([type=hidden], :disabled), textarea, select, button:not(:disabled), [tabindex]';

/** How many frames what is to be focused is waited for: a step may still be on its way. */
const FRAMES = 90;

/** Calls `then` with an element once what was dispatched before is in the document, and the element with it. */
function whenThere<Found>(find: () => Found | undefined, then: (found: Found) => void) {
  const look = (left: number) => {
    const found = find();
    if (found !== undefined) then(found);
    else if (left > 0) requestAnimationFrame(() => look(left - 1));
  };
  requestAnimationFrame(() => requestAnimationFrame(() => look(FRAMES)));
}

function enter(found: HTMLElement) {
  const controls = [...found.querySelectorAll<HTMLElement>(CONTROL)];
  // Of radio buttons, the one that is chosen.
  const control = controls.find((one) => one instanceof HTMLInputElement && one.type === 'radio' && one.checked);
  found.scrollIntoView({ block: 'center' });
  (control ?? controls[0] ?? found).focus({ preventScroll: true });
}

/** Puts the focus on a field. */
export const focusOn = ({ key }: FieldId) =>
  whenThere(() => document.querySelector<HTMLElement>(`[data-field="${CSS.escape(key)}"]`) ?? undefined, enter);

/** Places on the page that aren't fields. */
export type Place = 'outcome' | 'notices' | 'step' | 'found';

/** Puts the focus on a place. */
export const focusAt = (place: Place) =>
  whenThere(
    () => document.querySelector<HTMLElement>(`[data-place="${place}"]`) ?? undefined,
    (found) => {
      found.scrollIntoView({ block: place === 'step' ? 'start' : 'nearest' });
      found.focus({ preventScroll: true });
    },
  );

/** Puts the focus on the first of some buttons that can be pressed, by their names. */
export const focusOnButton = (...names: readonly string[]) =>
  whenThere(
    () => {
      const buttons = [...document.querySelectorAll<HTMLButtonElement>('button[aria-label]:not(:disabled)')];
      return names
        .map((name) => buttons.find((button) => button.getAttribute('aria-label') === name))
        .find((button) => button !== undefined);
    },
    (button) => button.focus(),
  );
