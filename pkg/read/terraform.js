// Plans and states of Terraform, as `terraform show -json` writes them.
import { at, memberOf } from './tree.js';

const TYPES = new Set(['aws_cleanrooms_collaboration', 'awscc_cleanrooms_collaboration']);

/** The collaborations of a plan or state: each with its address and its values. */
export function resourcesOf(root) {
  const unknown = new Map();
  for (const change of memberOf(root, 'resource_changes')?.items ?? []) {
    const address = memberOf(change, 'address')?.value;
    unknown.set(address, memberOf(memberOf(change, 'change'), 'after_unknown'));
  }
  const values = memberOf(root, 'planned_values') ?? memberOf(root, 'values');
  return modulesOf(memberOf(values, 'root_module')).flatMap((module) =>
    (memberOf(module, 'resources')?.items ?? []).flatMap((resource) => {
      const type = memberOf(resource, 'type')?.value;
      if (!TYPES.has(type)) return [];
      const name = memberOf(resource, 'address')?.value;
      const found = memberOf(resource, 'values');
      return found === undefined
        ? []
        : [{ name, type, offset: found.offset, node: withUnknown(found, unknown.get(name)) }];
    }),
  );
}

const modulesOf = (module) =>
  module === undefined ? [] : [module, ...(memberOf(module, 'child_modules')?.items ?? []).flatMap(modulesOf)];

/** Values, with those left open of which Terraform says that it knows them only after it has applied the plan. */
function withUnknown(node, unknown) {
  if (unknown === undefined) return node;
  if (unknown.value === true) return at(node, { kind: 'open', text: 'known after apply' });
  if (node.kind === 'array' && unknown.kind === 'array') {
    return { ...node, items: node.items.map((item, index) => withUnknown(item, unknown.items[index])) };
  }
  if (node.kind !== 'object' || unknown.kind !== 'object') return node;
  const members = node.members.map((member) => ({
    ...member,
    node: withUnknown(member.node, memberOf(unknown, member.key)),
  }));
  // What isn't known isn't among the values.
  const absent = unknown.members.filter(
    ({ key, node: said }) => said.value === true && memberOf(node, key) === undefined,
  );
  const open = absent.map(({ key }) => ({
    key,
    offset: node.offset,
    node: at(node, { kind: 'open', text: 'known after apply' }),
  }));
  return { ...node, members: [...members, ...open] };
}
