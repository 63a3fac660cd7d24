// What people paste: accounts as others write them, participants out of a spreadsheet, tags out of anything.

export interface PastedParticipant {
  readonly displayName: string;
  readonly accountId: string;
}

export interface PastedTag {
  readonly key: string;
  readonly value: string;
}

/** An account as an ARN names it: `arn:aws:iam::111122223333:root`. */
const ARN = /^arn:[\w-]*:[\w-]*:[\w-]*:(\d{12}):/;

/** Spaces of any kind, and what is written for a hyphen. */
const SEPARATORS = /[\s\u2010-\u2015-]+/g;

/**
 * An account as a person wrote it, the way that a request has it: without spaces and hyphens, out of an ARN. What isn't
 * digits besides these stays as it is.
 */
export function accountOf(written: string): string {
  const trimmed = written.trim();
  const inArn = ARN.exec(trimmed)?.[1];
  if (inArn !== undefined) return inArn;
  const digits = written.replace(SEPARATORS, '');
  return /^\d+$/.test(digits) ? digits : written;
}

/** The least digits that are taken for an account, right or wrong, and not for a number of something. */
const LEAST_DIGITS = 8;

const isAccount = (cell: string) => /^\d+$/.test(accountOf(cell)) && accountOf(cell).length >= LEAST_DIGITS;

/** The cells of a line of a spreadsheet, or of comma-separated values. */
function cellsOf(line: string): readonly string[] {
  const cells = line.match(/"(?:[^"]|"")*"|[^\t,;]+/g) ?? [];
  return cells
    .map((cell) => cell.trim())
    .map((cell) => (/^".*"$/.test(cell) ? cell.slice(1, -1).replaceAll('""', '"').trim() : cell))
    .filter((cell) => cell !== '');
}

/**
 * The participants in a text: a line for each, with an account and perhaps a name, in either order; or accounts alone, with
 * commas between. A line without an account, such as the heads of columns, is passed over.
 */
export function participantsIn(pasted: string): readonly PastedParticipant[] {
  return pasted.split(/[\r\n]+/).flatMap((line) => {
    // A line with tabs is a spreadsheet's: there a comma belongs to a name.
    const cells = line.includes('\t') ? line.split('\t').map((cell) => cell.trim()) : cellsOf(line);
    const accounts = cells.filter(isAccount);
    const names = cells.filter((cell) => cell !== '' && !isAccount(cell));
    return accounts.map((account, index) => ({
      accountId: accountOf(account),
      displayName: accounts.length === 1 && index === 0 ? (names[0] ?? '') : '',
    }));
  });
}

const ofObject = (found: object): readonly PastedTag[] =>
  Object.entries(found).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? [{ key, value: String(value) }]
      : [],
  );

/**
 * The tags in a text: lines of `key=value`, of two columns, a JSON object of keys and values, or a list of `Key` and `Value`
 * as templates have it. Nothing for a text that is a single key.
 */
export function tagsIn(pasted: string): readonly PastedTag[] {
  const trimmed = pasted.trim();
  if (/^[[{]/.test(trimmed)) {
    try {
      const found = JSON.parse(trimmed) as unknown;
      if (!Array.isArray(found)) return ofObject(found as object);
      return (found as readonly unknown[]).flatMap((one) => {
        const tag = Object.fromEntries(
          ofObject(Object(one) as object).map(({ key, value }) => [key.toLowerCase(), value]),
        );
        return tag.key === undefined ? [] : [{ key: tag.key, value: tag.value ?? '' }];
      });
    } catch {
      return [];
    }
  }
  const lines = trimmed.split(/[\r\n]+/).filter((line) => line.trim() !== '');
  if (lines.length < 2 && !trimmed.includes('\t')) return [];
  return lines.map((line) => {
    const [, key = line, value = ''] = /^([^\t=]*)[\t=](.*)$/.exec(line) ?? [];
    return { key: key.trim(), value: value.trim() };
  });
}
