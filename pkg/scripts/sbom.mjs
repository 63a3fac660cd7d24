// The bill of materials of the package, as CycloneDX: what is compiled into its wasm module, which are the crates that
// the crate is linked with, and Rust's standard library; and the npm packages that are bundled into the entry `/read` and
// into the form.
// Nothing else in the package is others', and it has no dependencies.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Enums, Models, Serialize, Spec } from '@cyclonedx/cyclonedx-library';
import { root, run } from './run.mjs';

/** Name, version and licence of each crate that is linked for a target; not of those that run while it is compiled. */
export async function linkedCrates(target, env) {
  const args = [
    'tree',
    '--locked',
    '--features',
    'full',
    '--edges',
    'normal,no-proc-macro',
    '--target',
    target,
    '--prefix',
    'none',
    '--no-dedupe',
  ];
  const printed = await run('cargo', [...args, '--format', '{p}|{l}'], { quiet: true, env });
  const lines = [...new Set(printed.trim().split('\n'))].slice(1);
  return lines.map((line) => {
    const [, name, version, license] = /^(\S+) v(\S+)\|(.*)$/.exec(line);
    // Some write a slash for what is now `OR`.
    return { name, version, license: license.replaceAll('/', ' OR '), purl: `pkg:cargo/${name}@${version}` };
  });
}

/** npm packages by their names, each with the text of its licence. */
export const licensed = (names) =>
  names.toSorted().map((folder) => {
    const text = (file) => readFileSync(join(root, 'node_modules', folder, file), 'utf8');
    const { name, version, license } = JSON.parse(text('package.json'));
    const file = readdirSync(join(root, 'node_modules', folder)).find((entry) => /^licen[cs]e/i.test(entry));
    // Some say in their package.json alone what they are licensed under.
    return { name, version, license, purl: `pkg:npm/${name}@${version}`, text: file ? text(file) : license };
  });

/** What is bundled into the entry `/read`. */
export const inRead = ['jsonc-parser', 'yaml'];

/** The text of the bill. The same sources, compiled by the same compiler, make the same text. */
export async function billOfMaterials(target, env, bundled) {
  const { name, version, description, license } = JSON.parse(readFileSync(join(root, 'pkg/package.json'), 'utf8'));
  const [, rust] = /^rustc (\S+)/.exec(await run('rustc', ['--version'], { quiet: true, env }));
  const bill = new Models.Bom();
  const component = ({ name: named, version: numbered, license: expression, purl, ...more }) =>
    new Models.Component(Enums.ComponentType.Library, named, {
      version: numbered,
      licenses: new Models.LicenseRepository([new Models.LicenseExpression(expression)]),
      bomRef: purl,
      purl,
      ...more,
    });
  bill.metadata.component = component({ name, version, description, license, purl: `pkg:npm/${name}@${version}` });
  const standard = { name: 'std', version: rust, license: 'MIT OR Apache-2.0', purl: `pkg:generic/rust-std@${rust}` };
  const packages = licensed(bundled).map(({ text: _, ...part }) => part);
  for (const part of [standard, ...packages, ...(await linkedCrates(target, env))]) {
    const made = component(part);
    bill.components.add(made);
    bill.metadata.component.dependencies.add(made.bomRef);
  }
  const serializer = new Serialize.JsonSerializer(new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6));
  return `${serializer.serialize(bill, { sortLists: true, space: 2 })}\n`;
}
