// The bill of materials of the package, as CycloneDX: the crates that are compiled into its wasm module, from
// Cargo.lock. It has no other contents of others', and no dependencies.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Enums, Models, Serialize, Spec } from '@cyclonedx/cyclonedx-library';
import { ask, root } from './run.mjs';

/** The crates that a crate is linked with, itself included; not those that run while it is compiled. */
function linked({ packages, resolve }) {
  const crates = new Map(packages.map((crate) => [crate.id, crate]));
  const nodes = new Map(resolve.nodes.map((node) => [node.id, node]));
  const found = new Set();
  const visit = (id) => {
    if (found.has(id) || crates.get(id).targets.some(({ kind }) => kind.includes('proc-macro'))) return;
    found.add(id);
    for (const { pkg, dep_kinds: kinds } of nodes.get(id).deps) if (kinds.some(({ kind }) => kind === null)) visit(pkg);
  };
  visit(resolve.root);
  found.delete(resolve.root);
  return [...found].map((id) => crates.get(id));
}

/** The text of the bill. The same sources make the same text. */
export function billOfMaterials(target) {
  const metadata = ask('cargo', ['metadata', '--format-version', '1', '--locked', '--filter-platform', target], {
    maxBuffer: 1 << 27,
  });
  const { name, version, description, license } = JSON.parse(readFileSync(join(root, 'pkg/package.json'), 'utf8'));
  const bill = new Models.Bom();
  const component = (named, properties) => new Models.Component(Enums.ComponentType.Library, named, properties);
  const licensed = (expression) => new Models.LicenseRepository([new Models.LicenseExpression(expression)]);
  bill.metadata.component = component(name, {
    version,
    description,
    licenses: licensed(license),
    bomRef: `pkg:npm/${name}@${version}`,
    purl: `pkg:npm/${name}@${version}`,
  });
  for (const crate of linked(JSON.parse(metadata))) {
    const purl = `pkg:cargo/${crate.name}@${crate.version}`;
    // Some write a slash for what is now `OR`.
    const licenses = licensed(crate.license.replaceAll('/', ' OR '));
    bill.components.add(component(crate.name, { version: crate.version, licenses, bomRef: purl, purl }));
    bill.metadata.component.dependencies.add([...bill.components].at(-1).bomRef);
  }
  const serializer = new Serialize.JsonSerializer(new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6));
  return `${serializer.serialize(bill, { sortLists: true, space: 2 })}\n`;
}
