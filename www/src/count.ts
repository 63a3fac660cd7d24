// How many there are, in words.
import type { Problem } from './problems';

/** “2 errors”. */
export const countOf = (level: Problem['level'], count: number) => `${count} ${level}${count === 1 ? '' : 's'}`;
