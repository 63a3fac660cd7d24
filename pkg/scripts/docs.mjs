// `npm run docs`: the reference as a static site in target/site, for JavaScript from the package's declarations and
// pages, for Rust, in its folder rust, from the crate.
import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { main, root, run, say } from './run.mjs';
import { setUp } from './setup.mjs';

const site = join(root, 'target/site');

await main(async () => {
  const env = await setUp();
  say('building the package');
  await build(env);

  say('the reference for JavaScript');
  rmSync(site, { recursive: true, force: true });
  const { Application } = await import('typedoc');
  const entries = ['index', 'read', 'validate', 'slim', 'async', 'codes'];
  const tsconfig = join(root, 'target/site.json');
  const files = entries.map((entry) => join(root, `pkg/${entry}.d.ts`));
  const compilerOptions = { module: 'nodenext', lib: ['es2023', 'dom'], types: [], noEmit: true };
  writeFileSync(tsconfig, JSON.stringify({ compilerOptions, files }));
  const application = await Application.bootstrap({
    name: 'cleanrooms-collaboration',
    entryPoints: files,
    tsconfig,
    readme: join(root, 'pkg/README.md'),
    projectDocuments: ['servers', 'types'].map((page) => join(root, `pkg/docs/${page}.md`)),
    disableSources: true,
    includeVersion: true,
    excludePrivate: true,
    navigationLinks: { Rust: 'rust/cleanrooms_collaboration/index.html' },
    intentionallyNotExported: ['IfOptional', 'PathIn'],
    highlightLanguages: ['js', 'ts', 'sh', 'console', 'yaml'],
  });
  const project = await application.convert();
  if (!project) throw new Error('The declarations were not read.');
  application.validate(project);
  await application.generateDocs(project, site);
  if (application.logger.hasErrors() || application.logger.hasWarnings()) throw new Error('See above.');

  say('the reference for Rust');
  // A folder of its own: the usual one has docs of other builds.
  const made = join(root, 'target/site-rust');
  rmSync(join(made, 'doc'), { recursive: true, force: true });
  const doc = ['doc', '--quiet', '--locked', '--lib', '--no-deps', '--features', 'js', '--target-dir', made];
  await run('cargo', doc, { env });
  cpSync(join(made, 'doc'), join(site, 'rust'), { recursive: true });
  say(`made: ${join(site, 'index.html')}`);
});
