// The package as it is packed: its entries, its declarations, its weight.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, writeFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { folder, imported, packageFolder, project, request, required, root } from './packed.mjs';

const bin = (name) => join(root, 'node_modules/.bin', name);
const names = [
  'CollaborationValidationError',
  'applyPatch',
  'checkJson',
  'checkLines',
  'createCollaborationRequest',
  'describe',
  'earliestEdition',
  'exportAs',
  'fixes',
  'isCollaborationValidationError',
  'isCreateCollaborationRequest',
  'jsonSchema',
  'parse',
  'parseException',
  'parseResponse',
  'payers',
  'standardSchema',
  'toHttpRequest',
  'toValidationException',
  'unresolved',
  'validate',
  'validateJson',
  'validateLines',
];

test('each entry exports the API and works at once', () => {
  for (const api of [imported, required]) {
    assert.deepEqual(Object.keys(api).sort(), names);
    assert.equal(api.validate(request()).ok, true);
    assert.equal(api.validate(request()).value.name, 'Joint measurement');
  }
});

test('tools that pass over `exports` find each entry by the name of its file', async () => {
  const { exports } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'));
  for (const entry of Object.keys(exports)) {
    const [, name] = /^\.\/([a-z]+)$/.exec(entry) ?? [];
    if (!name || name === 'wasm') continue;
    const found = await import(pathToFileURL(join(packageFolder, `${name}.js`)).href);
    assert.ok(Object.keys(found).length > 0, name);
  }
});

test('import and require work in a program of its own, without a flag', () => {
  const programs = {
    'a.mjs': "import { validate } from 'cleanrooms-collaboration'; console.log(validate({}).errors.length);",
    'b.cjs': "const { validate } = require('cleanrooms-collaboration'); console.log(validate({}).errors.length);",
    'i.mjs': "import { validate } from 'cleanrooms-collaboration/inline'; console.log(validate({}).errors.length);",
    'i.cjs':
      "const { validate } = require('cleanrooms-collaboration/inline'); console.log(validate({}).errors.length);",
    'v.mjs': "import { validate } from 'cleanrooms-collaboration/validate'; console.log(validate({}).errors.length);",
    'v.cjs':
      "const { validate } = require('cleanrooms-collaboration/validate'); console.log(validate({}).errors.length);",
    'c.mjs': `import { readFileSync } from 'node:fs';
      import { fileURLToPath } from 'node:url';
      import { init, validate } from 'cleanrooms-collaboration/slim';
      try { validate({}); throw new Error('worked without init'); } catch (error) { if (!/init/.test(error.message)) throw error; }
      init(readFileSync(fileURLToPath(import.meta.resolve('cleanrooms-collaboration/wasm'))));
      console.log(validate({}).errors.length);`,
    'd.cjs': `const { readFileSync } = require('node:fs');
      const { init, validate } = require('cleanrooms-collaboration/slim');
      init(readFileSync(require.resolve('cleanrooms-collaboration/wasm')));
      console.log(validate({}).errors.length);`,
    'e.mjs': `import { readFileSync } from 'node:fs';
      import { fileURLToPath } from 'node:url';
      import { init, validate } from 'cleanrooms-collaboration/async';
      const bytes = readFileSync(fileURLToPath(import.meta.resolve('cleanrooms-collaboration/wasm')));
      await init(new Response(bytes, { headers: { 'content-type': 'application/wasm' } }));
      console.log(validate({}).errors.length);`,
  };
  for (const [name, source] of Object.entries(programs)) {
    writeFileSync(join(folder, name), source);
    const { stdout, stderr } = spawnSync(process.execPath, [name], { cwd: folder, encoding: 'utf8' });
    assert.equal(stdout, '6\n', `${name}: ${stderr}`);
    assert.equal(stderr, '', name);
  }
});

test('a request is parsed, or an error with its issues is thrown', () => {
  const clean = request();
  assert.equal(imported.parse(clean), clean, 'the input itself');
  const { analyticsEngine, ...rest } = imported.parse({ ...clean, analyticsEngine: null });
  assert.equal(analyticsEngine, undefined);
  assert.deepEqual(rest, clean);
  assert.ok(!('analyticsEngine' in imported.parse({ ...clean, analyticsEngine: null })));
  assert.throws(
    () => required.parse({ ...clean, name: '' }),
    (error) => {
      // The guard knows an error of another copy.
      assert.ok(imported.isCollaborationValidationError(error));
      assert.ok(error instanceof Error && error instanceof required.CollaborationValidationError);
      assert.deepEqual(
        error.issues.map(({ code }) => code),
        ['length', 'pattern'],
      );
      assert.match(error.message, /\/name: .* \(and 1 more\)/);
      return true;
    },
  );
  assert.equal(imported.isCollaborationValidationError(new Error()), false);
});

test('the guard is true only for what is a request as it stands', () => {
  const { isCreateCollaborationRequest: guard } = imported;
  assert.equal(guard(request()), true);
  assert.equal(guard({ ...request(), creatorMemberAbilities: [] }), true, 'with a warning');
  assert.equal(guard({ ...request(), tags: null }), false);
  assert.equal(guard({}), false);
});

test('payers', () => {
  const { payers } = imported;
  const yes = { queryCompute: { isResponsible: true } };
  const no = { queryCompute: { isResponsible: false } };
  const [member] = request().members;
  assert.deepEqual(payers(request()).queryCompute, { payer: 'creator', basis: 'default' });
  const paid = { ...request(), creatorPaymentConfiguration: no, members: [{ ...member, paymentConfiguration: yes }] };
  assert.deepEqual(payers(paid), {
    queryCompute: { payer: 'member', index: 0, basis: 'configured' },
    modelTraining: { payer: 'creator', basis: 'default' },
    modelInference: { payer: 'creator', basis: 'default' },
  });
  const nobody = (change) => payers({ ...request(), ...change }).queryCompute.reason;
  assert.equal(nobody({ creatorPaymentConfiguration: no }), 'default_payer_declined');
  assert.equal(
    nobody({ creatorPaymentConfiguration: yes, members: [{ ...member, paymentConfiguration: yes }] }),
    'multiple_payers',
  );
  assert.equal(nobody({ creatorMemberAbilities: [] }), 'no_querier');
  assert.equal(nobody({ members: [{ ...member, memberAbilities: ['CAN_QUERY'] }] }), 'multiple_queriers');
  assert.equal(nobody({ members: 1 }), 'undecided');
  assert.equal(payers(null).queryCompute.reason, 'undecided');
});

test('what is made from text is made at once', () => {
  const text = JSON.stringify({ ...request(), tags: { a: 'b' }, analyticsEngine: null });
  const bytes = new TextEncoder().encode(text);
  const fromBytes = imported.validateJson(bytes);
  bytes.fill(0);
  assert.deepEqual(Object.keys(imported.validateJson(text).value).includes('analyticsEngine'), false);
  assert.deepEqual(fromBytes.value, imported.validateJson(text).value);
  assert.equal(fromBytes.value, fromBytes.value);
});

test('after the stack was full, the next call works', () => {
  const wrong = { name: 'x\n', members: [{ accountId: '1' }, { accountId: '2' }], region: 1 };
  for (const api of [imported, required]) {
    const fill = () => {
      try {
        fill();
      } catch {
        // Full.
      }
      try {
        api.validate(wrong);
      } catch {
        // In whatever it was full.
      }
    };
    fill();
    assert.equal(api.validate({}).ok, false);
    assert.equal(api.validateJson('nonsense').ok, false);
    assert.equal(api.isCreateCollaborationRequest(42), false);
    assert.equal(api.validate(request()).ok, true);
  }
});

test('a result can be written as JSON with its value', () => {
  const { value } = JSON.parse(JSON.stringify(imported.validateJson(JSON.stringify(request()))));
  assert.deepEqual(value, request());
});

test('a buffer that is used again does not change a result', () => {
  const buffer = Buffer.from(JSON.stringify(request()));
  const result = imported.validateJson(buffer);
  const [line] = imported.validateLines(buffer);
  buffer.fill(0);
  assert.deepEqual(result.value, request());
  assert.deepEqual(line.value, request());
});

test('what only calls itself bytes is none', () => {
  imported.validateJson(JSON.stringify(request()));
  const impostor = { byteLength: 100, length: 100, [Symbol.toStringTag]: 'Uint8Array', slice() {} };
  for (const text of [impostor, new Uint16Array(2), new ArrayBuffer(2), null, undefined, 1, {}]) {
    assert.throws(() => imported.validateJson(text), TypeError);
    assert.throws(() => imported.validateLines(text), TypeError);
  }
});

test('publint finds nothing', () => {
  const { status, stdout } = spawnSync(bin('publint'), ['run', '--strict', '--pack', 'npm', join(root, 'pkg')], {
    encoding: 'utf8',
  });
  assert.equal(status, 0, stdout);
  assert.match(stdout, /All good!/);
});

test('arethetypeswrong finds nothing', () => {
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'));
  const args = [join(folder, tarball), '--exclude-entrypoints', 'wasm', '--format', 'ascii'];
  const { status, stdout } = spawnSync(bin('attw'), args, { encoding: 'utf8' });
  assert.equal(status, 0, stdout);
});

test('the tarball holds two wasm binaries, each inlined in its entry for import and for require', () => {
  const all = readdirSync(packageFolder, { recursive: true }).map((name) => join(packageFolder, name));
  const scripts = all.filter((name) => /\.[cm]?js$/.test(name));
  const copies = all
    .filter((name) => name.endsWith('.wasm'))
    .map((name) => readFileSync(name).toString('base64'))
    .map((wasm) => scripts.filter((script) => readFileSync(script, 'utf8').includes(wasm)).toSorted());
  assert.deepEqual(copies, [
    [join(packageFolder, 'dist/index.cjs'), join(packageFolder, 'dist/index.js')],
    [join(packageFolder, 'dist/validate.cjs'), join(packageFolder, 'dist/validate.js')],
  ]);
});

test('the tarball is smaller than a megabyte, with the form in it', () => {
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'));
  assert.ok(statSync(join(folder, tarball)).size < 1_000_000);
  assert.ok(existsSync(join(packageFolder, 'dist/form/index.html')));
});

test('its README is about the package, and no link in it needs the repository', () => {
  const readme = readFileSync(join(packageFolder, 'README.md'), 'utf8');
  assert.ok(readme.includes('npm install cleanrooms-collaboration'));
  assert.doesNotMatch(readme, /npm start|npm test|<!-- (?:package|\/?repository)|Cargo/);
  for (const [link] of readme.matchAll(/\]\((?!https:|#)[^)]*\)/g)) assert.fail(link);
  for (const page of ['docs/servers.md', 'docs/types.md', 'CHANGELOG.md', 'LICENSE']) {
    assert.ok(existsSync(join(packageFolder, page)), page);
  }
});

test('the declarations are the ones reviewed, and have no any', () => {
  for (const name of ['types', 'latest']) {
    const types = readFileSync(join(packageFolder, `dist/${name}.d.ts`), 'utf8');
    const snapshot = join(root, `tests/types/${name}.d.ts.snapshot`);
    if (process.env.UPDATE_SNAPSHOTS) writeFileSync(snapshot, types);
    assert.equal(types, readFileSync(snapshot, 'utf8'), 'UPDATE_SNAPSHOTS=1 writes it anew');
  }
  for (const name of [
    'dist/types.d.ts',
    'dist/latest.d.ts',
    'api.d.ts',
    'index.d.ts',
    'validate.d.ts',
    'slim.d.ts',
    'async.d.ts',
  ]) {
    const text = readFileSync(join(packageFolder, name), 'utf8').replace(/\/\*[^]*?\*\//g, '');
    assert.doesNotMatch(text, /\bany\b/, name);
    assert.ok(existsSync(join(packageFolder, name)));
  }
});

test('types hold under tsc --strict, against the packed package', () => {
  const scratch = project('@aws-sdk/client-cleanrooms', '@standard-schema/spec');
  const source = readFileSync(join(root, 'tests/types/api.test-d.ts'));
  for (const name of ['esm.mts', 'cjs.cts']) writeFileSync(join(scratch, name), source);
  const flags = [
    '--strict',
    '--exactOptionalPropertyTypes',
    '--noEmit',
    '--module',
    'nodenext',
    '--lib',
    'es2023,dom',
    '--skipLibCheck',
    '--types',
    'node',
    '--typeRoots',
    join(root, 'node_modules/@types'),
  ];
  const { status, stdout } = spawnSync(bin('tsc'), [...flags, '--ignoreConfig', 'esm.mts', 'cjs.cts'], {
    cwd: scratch,
    encoding: 'utf8',
  });
  assert.equal(status, 0, stdout);
});

test('the declarations say what each level and source means, and when each code is reported', async () => {
  const types = readFileSync(join(packageFolder, 'dist/latest.d.ts'), 'utf8');
  const { codes } = await import(pathToFileURL(join(packageFolder, 'dist/codes.js')).href);
  for (const [name, member] of [
    ['Level', 'level'],
    ['Source', 'source'],
  ]) {
    const values = new RegExp(`^export type ${name} = (.*);$`, 'm').exec(types)[1].match(/\w+/g);
    const docs = new RegExp(`/\\*\\*((?:(?!\\*/)[^])*)\\*/\\s*${member}: ${name};`).exec(types)[1];
    assert.deepEqual(docs.match(/(?<=`)\w+(?=`:)/g), values);
  }
  for (const { code, when } of codes) assert.ok(types.includes(`/** ${when} */\n    ${code}: `), code);
});

test('the declarations say the limits that the tables have', () => {
  const types = readFileSync(join(packageFolder, 'dist/latest.d.ts'), 'utf8').replace(/\d{4}-\d\d-\d\d/g, 'some day');
  const words = { 1: 'one', 12: 'twelve' };
  let compared = 0;
  for (const { path, pointer, limits, keyLimits, valueLimits, unique } of imported.describe()) {
    const owner =
      path.length === 1
        ? 'CreateCollaborationRequest'
        : path.length === 3
          ? 'MemberSpecification'
          : 'MLMemberAbilities';
    const members = new RegExp(`^export interface ${owner} \\{([^]*?)^\\}`, 'm').exec(types)?.[1] ?? '';
    const doc = new RegExp(`/\\*\\*((?:(?!\\*/)[^])*)\\*/\\s*${path.at(-1)}\\??:`).exec(members)?.[1];
    const numbers = [limits, keyLimits, valueLimits].flatMap((some) => (some ? [some.min, some.max ?? []].flat() : []));
    if (numbers.length === 0 && !unique) continue;
    assert.ok(doc, pointer);
    compared++;
    for (const number of numbers)
      assert.match(doc, new RegExp(`\\b(${number}|${words[number] ?? number})\\b`, 'i'), `${pointer}: ${number}`);
    for (const [said] of doc.matchAll(/\d+/g)) assert.ok(numbers.includes(Number(said)), `${pointer}: ${said}`);
    if (unique) assert.match(doc, /at most once/, pointer);
  }
  assert.ok(compared >= 11, String(compared));
});

test('no entry weighs more than its budget', async () => {
  const budgets = JSON.parse(readFileSync(join(root, 'tests/budget.json'), 'utf8'));
  const parts = {
    default: ["export * from 'cleanrooms-collaboration/slim'", 'cleanrooms-collaboration'],
    validate: [
      "export { provide, validate } from './node_modules/cleanrooms-collaboration/dist/validate-core.js'",
      'validate',
    ],
  };
  for (const [name, [contents, module]] of Object.entries(parts)) {
    const entry = { stdin: { contents, resolveDir: folder } };
    const { outputFiles } = await build({ ...entry, bundle: true, minify: true, format: 'esm', write: false });
    const glue = gzipSync(outputFiles[0].contents, { level: 9 }).length;
    const wasm = gzipSync(readFileSync(join(packageFolder, `dist/${module}.wasm`)), { level: 9 }).length;
    console.log(`${name}, gzip: wasm ${wasm} B + JavaScript ${glue} B = ${wasm + glue} B`);
    assert.ok(wasm + glue <= budgets[name], `${wasm + glue} > ${budgets[name]}`);
  }
});

test('bundled by esbuild for a browser, it runs', async () => {
  const source = "import { validate } from 'cleanrooms-collaboration'; console.log(validate({}).errors.length);";
  const entry = { stdin: { contents: source, resolveDir: folder } };
  const { outputFiles } = await build({ ...entry, bundle: true, minify: true, format: 'esm', write: false });
  const out = join(folder, 'bundled.mjs');
  writeFileSync(out, outputFiles[0].contents);
  assert.equal(execFileSync(process.execPath, [out], { encoding: 'utf8' }), '6\n');
});
