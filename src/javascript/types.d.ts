// Generated from the tables of the crate by its program `javascript`; not to be edited.
import type * as Latest from './latest.js';

export type * from './latest.js';
/** The types of the newest edition's request; those of the same names outside are of edition 2024-11-07. */
export type * as Latest from './latest.js';
