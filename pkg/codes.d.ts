import type { Basis, Code, Cost, Level, NobodyPays, Source } from './dist/types.js';

/** What the code of an issue means. */
export interface Explanation {
  readonly code: Code;
  /** The level of its issues, unless the option `levels` has another. */
  readonly level: Level;
  /** Whether it is a rule's, whose level can be chosen. */
  readonly isRule: boolean;
  /** The statement it rests on. */
  readonly source: Source;
  /** That statement, in words. */
  readonly restsOn: string;
  /** The address of the page that it stands on. */
  readonly page: string;
  /** When it is reported. */
  readonly when: string;
  /** What to do about it. */
  readonly remedy: string;
}

/** Every code, in the order in which issues are reported. */
export declare const codes: readonly Explanation[];

/** Every cost that a participant can pay for: what to call it, and where it stands in a payment configuration. */
export declare const costs: readonly { readonly cost: Cost; readonly label: string; readonly pointer: string }[];

/** Why somebody pays, by the `basis` that `payers` gives. */
export declare const basisTexts: Readonly<Record<Basis, string>>;

/** Why nobody pays, by the `reason` that `payers` gives. */
export declare const nobodyPaysTexts: Readonly<Record<NobodyPays, string>>;
