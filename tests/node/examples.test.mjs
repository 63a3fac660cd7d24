// Every function, constant and class of the package has an example in its declarations, which is run.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { packageFolder, request } from './packed.mjs';
import { runSnippet } from './snippets.mjs';

for (const [entry, file, declarations] of [
  ['', 'dist/index.js', 'api'],
  ['/slim', 'slim.js', 'slim'],
  ['/async', 'async.js', 'async'],
  ['/codes', 'dist/codes.js', 'codes'],
  ['/read', 'dist/read.js', 'read'],
]) {
  const text = readFileSync(join(packageFolder, `${declarations}.d.ts`), 'utf8');
  const documented = text.matchAll(
    /^\/\*\*\n((?: \*.*\n)*?) \*\/\nexport (?:declare )?(?:function|const|class) (\w+)/gm,
  );
  const examples = [...documented].map(([, comment, name]) => [name, comment.split(' * @example\n')[1]]);

  const imports = `import { readFileSync } from 'node:fs';
    import { ${Object.keys(await import(pathToFileURL(join(packageFolder, file)).href)).join(', ')} }
      from 'cleanrooms-collaboration${entry}';
    const wasm = new Response(readFileSync(new URL(import.meta.resolve('cleanrooms-collaboration/wasm'))), {
      headers: { 'content-type': 'application/wasm' },
    });
    const request = ${JSON.stringify(request())};\n`;

  test(`each name of ${declarations} has an example`, () => {
    const names = text.matchAll(/^export (?:declare )?(?:function|const|class) (\w+)/gm);
    const having = examples.filter(([, example]) => example).map(([name]) => name);
    assert.deepEqual(new Set(having), new Set([...names].map(([, name]) => name)));
  });

  for (const [name, example] of examples) {
    test(`the example of ${name}${entry && `, ${entry}`}`, () => {
      const source = example
        .replace(/^ \* ?/gm, '')
        // Only a browser fetches the file of the package.
        .replace('await init()', 'await init(wasm)');
      runSnippet(`${declarations}-${name}`, source, imports);
    });
  }
}
