// The results as Markdown and as a chart.
import { readFileSync, writeFileSync, mkdirSync } from 'node:fs';
import { cpus } from 'node:os';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';

const labels = {
  ours: 'this package',
  'ours, and value': 'this package, and value',
  'ours-alone': 'its `/validate`',
  'ajv-standalone': 'ajv, standalone',
  'zod-mini': 'zod/mini',
  smithy: 'Smithy server validators',
};
const label = (name) => labels[name] ?? name;
const ratio = (number) => (number === undefined ? '' : number < 0.095 ? number.toFixed(3) : number.toFixed(2));

function table(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Cells across, subjects down. */
function byCell(cells) {
  const names = Object.keys(cells);
  const subjects = Object.keys(cells[names[0]]);
  return table(
    ['', ...names],
    subjects.map((subject) => [label(subject), ...names.map((name) => ratio(cells[name][subject]))]),
  );
}

const version = (name) =>
  JSON.parse(readFileSync(new URL(`../../node_modules/${name}/package.json`, import.meta.url), 'utf8')).version;

function markdown({ object, text, batch, growth, cold, weight }) {
  const peers = ['ajv', 'typebox', 'arktype', 'zod', 'valibot', 'joi', 'yup', '@aws-smithy/server-common'];
  const versions = peers.map((name) => `${name} ${version(name)}`).join(', ');
  const kB = (bytes) => (bytes / 1000).toFixed(1);
  return `# Results of \`npm run bench\`

${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${cpus().length} × ${cpus()[0].model.trim()}; ${versions}.

Figures say how many times as fast as ajv each is, in one process, in turns; all errors are collected, and all
subjects were seen to agree on verdict and failing paths first. Payloads: small (0.3 kB, 1 member), typical (2.9 kB,
4 members, every block, 10 tags), large (64 kB, 9 members, 200 long tags), unicode (as typical, little of it ASCII);
valid and with 8 mistakes. This package runs the cross-field rules as well, which no other has. The Smithy validators
know nothing of unknown members.

## Object

${byCell(object)}

## Text

Peers include JSON.parse, which makes the value. This package says its verdict without one; "and value" makes it.

${byCell(text)}

## NDJSON, a buffer of 2 MB with valid lines

${byCell(batch)}

## Growth

The slope of cost against size on a log scale, up to 100,000; 1 is linear.

${table(
  ['', 'object', 'text'],
  [...new Set(growth.map(({ kind }) => kind))].map((kind) => [
    kind,
    ...['object', 'text'].map((input) => {
      const one = growth.find((other) => other.kind === kind && other.input === input);
      return one === undefined ? '–' : ratio(one.slope);
    }),
  ]),
)}

## Weight and cold start

Bundled and minified for browsers, kB; from import to the first verdict in a fresh process, as a part of what ajv takes.

${table(
  ['', 'raw', 'gzip', 'brotli', 'cold start'],
  Object.entries(weight).map(([name, { raw, gzip, brotli }]) => [
    label(name),
    kB(raw),
    kB(gzip),
    kB(brotli),
    cold[name] === undefined ? '' : ratio(cold[name] / cold.ajv),
  ]),
)}
`;
}

/** Bars on a log scale, for the typical payload. */
function chart({ object, text }) {
  const subjects = ['ours', 'typebox', 'arktype', 'ajv', 'zod', 'valibot', 'joi', 'yup', 'smithy'];
  const groups = [
    ['Object, valid', object['typical, valid']],
    ['Object, with mistakes', object['typical, invalid']],
    ['Text, valid', text['typical, valid']],
    ['Text, with mistakes', text['typical, invalid']],
  ];
  const [least, most] = [-2.4, 1.2];
  const x = (value) => 150 + ((Math.log10(value) - least) / (most - least)) * 280;
  const parts = [];
  groups.forEach(([title, cell], group) => {
    const left = (group % 2) * 480;
    const top = 40 + Math.floor(group / 2) * 230;
    parts.push(`<text x="${left + 150}" y="${top - 8}" class="title">${title}</text>`);
    subjects.forEach((subject, index) => {
      const y = top + index * 21;
      const width = Math.max(2, x(cell[subject]) - 150);
      parts.push(
        `<text x="${left + 142}" y="${y + 13}" text-anchor="end">${label(subject).replace(' server validators', '')}</text>`,
        `<rect x="${left + 150}" y="${y}" width="${width.toFixed(1)}" height="16" rx="2" class="${subject === 'ours' ? 'ours' : 'peer'}"/>`,
        `<text x="${(left + 156 + width).toFixed(1)}" y="${y + 13}">${ratio(cell[subject])}</text>`,
      );
    });
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 960 470" width="960" height="470" role="img" aria-label="Speed beside other validators, as multiples of ajv's">
<style>
  text { font: 13px system-ui, sans-serif; fill: #333; }
  .title { font-weight: bold; }
  .ours { fill: #0972d3; }
  .peer { fill: #b6bec9; }
  @media (prefers-color-scheme: dark) { text { fill: #ddd; } .peer { fill: #656871; } }
</style>
${parts.join('\n')}
<text x="480" y="460" text-anchor="middle">times as fast as ajv, typical payload, log scale</text>
</svg>
`;
}

/** What the README shows. */
function summary({ object, text, batch }) {
  const sizes = ['small', 'typical', 'large'];
  const row = (what, cells) => [what, ...cells.map(ratio)];
  const both = (cells, level) => sizes.map((size) => cells[`${size}, ${level}`].ours);
  return table(
    ['× ajv', ...sizes],
    [
      row('object, valid', both(object, 'valid')),
      row('object, with mistakes', both(object, 'invalid')),
      row('text, valid', both(text, 'valid')),
      row('text, with mistakes', both(text, 'invalid')),
      row(
        'text, valid, and its value',
        sizes.map((size) => text[`${size}, valid`]['ours, and value']),
      ),
      row(
        'NDJSON, valid',
        sizes.map((size) => batch[size].ours),
      ),
    ],
  );
}

const MARKS = ['<!-- results begin -->', '<!-- results end -->'];

/** Writes Markdown as the project formats it. */
async function writeMarkdown(file, text) {
  const filepath = fileURLToPath(file);
  writeFileSync(file, await format(text, { ...(await resolveConfig(filepath)), filepath }));
}

export async function report(results, isKept) {
  const text = markdown(results);
  console.log(text);
  if (!isKept) return;
  const folder = new URL('./results/', import.meta.url);
  mkdirSync(folder, { recursive: true });
  await writeMarkdown(new URL('README.md', folder), text);
  writeFileSync(new URL('chart.svg', folder), chart(results));
  const readme = new URL('../../README.md', import.meta.url);
  const [before, , after] = readFileSync(readme, 'utf8').split(new RegExp(MARKS.join('|')));
  if (after === undefined) throw new Error('The README has no place for results.');
  await writeMarkdown(readme, `${before}${MARKS[0]}\n\n${summary(results)}\n\n${MARKS[1]}${after}`);
}
