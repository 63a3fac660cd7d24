// What is out of sight at first is drawn once the rest stands: so nothing holds the page up for long.
import { useDeferredValue } from 'react';

/** False while the page is drawn for the first time, then true. */
export const useWhole = () => useDeferredValue(true, false);
