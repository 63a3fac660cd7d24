// What is told of the file and of saving to it.
import type { Draft } from '../draft/draft';
import { inWords } from '../draft/named';
import type { Notice } from '../form';
import { countOf } from '../count';
import type { Left, Saved } from './served';

export const ENDED: Notice = {
  type: 'warning',
  header: 'The command that served this page has ended',
  lines: ['Nothing can be saved to a file any more. Your draft can still be copied and downloaded.'],
};

export const failed = (header: string, error: unknown): Notice => ({
  type: 'error',
  header,
  lines: [error instanceof Error ? error.message : String(error)],
});

export const replacing = (name: string, run: () => void): Notice => ({
  type: 'warning',
  header: `Not saved: this draft was not begun with ${name}`,
  lines: [`Save anyway puts it in the place of the request that ${name} has.`],
  action: { label: 'Save anyway', run },
});

export const changedMeanwhile = (name: string, run: () => void): Notice => ({
  type: 'warning',
  header: `Not saved: ${name} was changed since it was opened here`,
  lines: [
    'Save anyway writes your request over theirs; the rest of the file stays.',
    'Reload the page to see theirs: your draft is offered there.',
  ],
  action: { label: 'Save anyway', run },
});

/** Why a change is not in the file. */
function whyLeft(name: string, { computed, isOpen }: Left): string {
  if (computed?.startsWith('&')) return `other places of ${name} refer to it as ${computed}.`;
  if (computed !== undefined) return `${name} says ${computed} there. Change what that stands for.`;
  return isOpen ? 'only a file can leave it open.' : 'it can not be changed in the text.';
}

/** What is told of a saving: `draft` is what the file had. */
export function savedNotice(name: string, saved: Saved, draft: Draft, errors: number): Notice {
  const { isSaved, left, beside, open = 0, removed } = saved;
  const lines = [
    ...left.map((one) => `${inWords(one.pointer, draft)}: ${whyLeft(name, one)}`),
    open > 0 && `What ${name} leaves open stands in ${beside ?? ''} as ${name} says it: replace it before it is sent.`,
    removed !== undefined && `${removed}, which was saved before, is removed.`,
    errors > 0 && `${countOf('error', errors)} left in the request.`,
  ].filter((line) => line !== false);
  if (beside === undefined) return { type: errors > 0 ? 'warning' : 'success', header: `Saved to ${name}`, lines };
  const header = isSaved
    ? `Saved to ${name}, but for ${left.length === 1 ? 'one change' : `${left.length} changes`}. ${beside} has all of it.`
    : `${name} is unchanged. The request is in ${beside}.`;
  return { type: 'warning', header, lines };
}
