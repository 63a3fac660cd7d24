// How much the form can show: far more than a valid request has. It holds for every way in: an import, a link, a draft
// of an earlier visit.
import type { Draft } from './draft';

const MOST_CHARACTERS = 1_000_000;
const MOST_ROWS = 500;

/** Why a text of so many characters or bytes can't be shown; undefined if it can. */
export const whyNotText = (size: number): string | undefined =>
  size > MOST_CHARACTERS ? 'It is larger than a request can be, and than the form can show.' : undefined;

/** Why a draft can't be shown; undefined if it can. */
export const whyNotDraft = ({ members, tags }: Draft): string | undefined =>
  members.length + tags.length > MOST_ROWS
    ? `It has more members and tags than the ${MOST_ROWS} that the form can show.`
    : undefined;
