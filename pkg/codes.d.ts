import type { Basis, Code, Cost, Edition, Level, NobodyPays, RuleLevel, Source } from './dist/types.js';

/** What the code of an issue means. */
export interface Explanation {
  readonly code: Code;
  /** The level of its issues in the edition that it came with, unless the option `levels` has another. */
  readonly level: Level;
  /** The edition that it came with, if it isn't the first. */
  readonly since?: Edition;
  /** What its issues are from a later edition on, if that is something else. */
  readonly later?: {
    readonly since: Edition;
    readonly level: RuleLevel;
    /** The statement that they rest on then, in words, if that is another one. */
    readonly restsOn?: string;
  };
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

/**
 * Every code, in the order in which issues are reported.
 *
 * @example
 * codes.find(({ code }) => code === 'member_quota').when; // 'more than five members, the default quota'
 */
export declare const codes: readonly Explanation[];

/** An edition of the operation. */
export interface EditionDescription {
  /** The day on which botocore first had it, by which it is named. */
  readonly edition: Edition;
  /** The version of botocore of that day. */
  readonly botocore: string;
  /** What changed in the request, against the edition before. */
  readonly changes: readonly {
    /** Where, as a JSON pointer with `*` for any element of a list. */
    readonly pointer: string;
    /** What, in English. */
    readonly change: string;
  }[];
  /** The cross-field rules that came with it, or whose issues have another level from it on. */
  readonly rules: readonly { readonly code: Code; readonly level: RuleLevel }[];
}

/**
 * Every edition, the oldest first.
 *
 * @example
 * editions.map(({ edition }) => edition).at(-1); // '2026-08-11'
 */
export declare const editions: readonly EditionDescription[];

/** A cost that a participant can pay for. */
export interface CostDescription {
  readonly cost: Cost;
  /** What to call it. */
  readonly label: string;
  /** Where it stands in a payment configuration. */
  readonly pointer: string;
  /** The edition that it came with. */
  readonly since: Edition;
  /** From which edition on several participants can be named. */
  readonly severalSince: Edition;
}

/**
 * Every cost that a participant can pay for.
 *
 * @example
 * costs[0].label; // 'queries'
 */
export declare const costs: readonly CostDescription[];

/**
 * Why somebody pays, by the `basis` that `payers` gives.
 *
 * @example
 * basisTexts.default; // 'by default, as the one who can query'
 */
export declare const basisTexts: Readonly<Record<Basis, string>>;

/**
 * Why nobody pays, by the `reason` that `payers` gives.
 *
 * @example
 * nobodyPaysTexts.no_querier; // 'no participant is set to pay, and none can query'
 */
export declare const nobodyPaysTexts: Readonly<Record<NobodyPays, string>>;
