// The snippets of the README, of the pages and of declarations: finds them, and runs those in JavaScript with the packed
// package. `expression; // value` must be true.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { folder, project, root } from './packed.mjs';

/** The snippets of a page that are in some language. */
export const snippets = (page, language) =>
  [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, 'gm'))].map(([, text]) => text);

/** Turns `expression; // value` into an assertion, where the comment is a value. */
const withAssertions = (source) =>
  source.replace(
    /^( *(?:if \(.*?\) )?)([^\s=/](?:(?! = ).)*); \/\/ (['"[{\d].*|true|false|undefined)$/gm,
    '$1assert.deepEqual($2, $3);',
  );

/** Runs a snippet. It must have something that is asserted, and may need other things before it. */
export function runSnippet(name, source, before = '') {
  const asserted = withAssertions(source);
  assert.ok(asserted.includes('assert.deepEqual('), 'a snippet that shows nothing');
  const file = join(folder, `snippet-${name}.mjs`);
  writeFileSync(file, `import assert from 'node:assert/strict';\n${before}${asserted}`);
  const { status, stderr } = spawnSync(process.execPath, [file], { cwd: folder, encoding: 'utf8' });
  assert.equal(status, 0, `${source}\n${stderr}`);
}

/** Compiles programs in strict TypeScript, in a project that has the packed package. */
export function compile(sources, flags = []) {
  const place = project();
  const files = sources.map((source, index) => {
    writeFileSync(join(place, `${index}.ts`), source);
    return `${index}.ts`;
  });
  const how = [
    '--ignoreConfig',
    '--strict',
    '--noEmit',
    '--module',
    'nodenext',
    '--lib',
    'esnext,dom,dom.asynciterable',
  ];
  const tsc = join(root, 'node_modules/.bin/tsc');
  const { status, stdout } = spawnSync(process.execPath, [tsc, ...how, ...flags, ...files], {
    cwd: place,
    encoding: 'utf8',
  });
  assert.equal(status, 0, stdout);
}
