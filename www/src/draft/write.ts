// Writes JSON that a person can read and knows which lines each value is on.

/** A key as a JSON pointer has it. */
export const pointerStep = (key: string) => key.replaceAll('~', '~0').replaceAll('/', '~1');

/** The steps of a JSON pointer, as they are without its escapes. */
export const pointerSteps = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));

/** An object by its members, in order; what is undefined isn't there, and a key can come twice. */
export class Members {
  constructor(readonly entries: readonly (readonly [string, Value | undefined])[]) {}
}

/** What a file leaves open: written as the file says it. */
export class OpenValue {
  constructor(readonly text: string) {}
}

type Value = string | boolean | OpenValue | Value[] | Members;

export interface Written {
  readonly text: string;
  /** The first and last line of each value, from 0, by its JSON pointer; of two with one key, the last. */
  readonly lines: ReadonlyMap<string, readonly [number, number]>;
  /** Where something stands for what a file leaves open. */
  readonly open: readonly string[];
}

export function write(root: Members): Written {
  const out: string[] = [''];
  const lines = new Map<string, readonly [number, number]>();
  const open: string[] = [];
  const put = (text: string) => void (out[out.length - 1] += text);

  const block = (brackets: string, items: readonly (() => void)[], indent: string) => {
    put(brackets[0] ?? '');
    items.forEach((item, index) => {
      out.push(`${indent}  `);
      item();
      if (index < items.length - 1) put(',');
    });
    if (items.length > 0) out.push(indent);
    put(brackets[1] ?? '');
  };
  const value = (it: Value, pointer: string, indent: string) => {
    const first = out.length - 1;
    if (it instanceof Members) {
      const there = it.entries.filter((entry): entry is readonly [string, Value] => entry[1] !== undefined);
      const items = there.map(([key, inner]) => () => {
        put(`${JSON.stringify(key)}: `);
        value(inner, `${pointer}/${pointerStep(key)}`, `${indent}  `);
      });
      block('{}', items, indent);
    } else if (Array.isArray(it)) {
      const items = it.map((inner, index) => () => value(inner, `${pointer}/${index}`, `${indent}  `));
      block('[]', items, indent);
    } else if (it instanceof OpenValue) {
      open.push(pointer);
      put(JSON.stringify(it.text));
    } else {
      put(JSON.stringify(it));
    }
    lines.set(pointer, [first, out.length - 1]);
  };
  value(root, '', '');
  return { text: out.join('\n'), lines, open };
}
