// The request's model as different sources have it, all in one form: which facts it tells, and a map from place to
// facts. A place is a pointer in which `*` stands for any element or entry and `key` for the keys of a map.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import ts from 'typescript';

/** How much there may be of something; sources leave out what goes without saying. */
const bounds = (min = 0, max = Infinity) => `${min}–${max}`;

/** What botocore and the package's schema tell. */
const EVERYTHING = ['kind', 'required', 'length', 'pattern', 'values'];

/** A pattern for the whole string, which some write with its borders and some without. */
const unbordered = (pattern) => pattern?.replace(/^\^/, '').replace(/\$$/, '');

const withoutAbsent = (facts) => Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact !== undefined));

/** Of the package: its tables, as the JSON Schema that is made from them. */
export function ofSchema(schema) {
  const places = new Map();
  const visit = (given, place, required) => {
    // What may be null is optional.
    const { $ref, ...rest } = given.anyOf?.find(({ type }) => type !== 'null') ?? given;
    const shape = $ref ? schema.$defs[$ref.split('/').at(-1)] : rest;
    const isMap = typeof shape.additionalProperties === 'object';
    const kinds = { array: 'list', object: isMap ? 'map' : 'structure' };
    const kind = shape.enum ? 'string' : (kinds[shape.type] ?? shape.type);
    const length = {
      list: [shape.minItems, shape.maxItems],
      map: [shape.minProperties, shape.maxProperties],
      string: shape.enum ? undefined : [shape.minLength, shape.maxLength],
    }[kind];
    const facts = { kind, required, length: length && bounds(...length), pattern: unbordered(shape.pattern) };
    places.set(place, withoutAbsent({ ...facts, values: shape.enum?.toSorted() }));
    if (kind === 'list') visit(shape.items, `${place}/*`);
    if (isMap) {
      visit(shape.propertyNames, `${place}/key`);
      visit(shape.additionalProperties, `${place}/*`);
    } else if (kind === 'structure') {
      for (const [name, member] of Object.entries(shape.properties)) {
        visit(member, `${place}/${name}`, shape.required.includes(name));
      }
    }
  };
  visit(schema, '');
  return { tells: EVERYTHING, places };
}

/** The cleanrooms model in a folder with an installed botocore. */
export function botocoreIn(folder) {
  const at = join(folder, 'botocore/data/cleanrooms');
  const version = readdirSync(at).toSorted().at(-1);
  const file = readdirSync(join(at, version)).find((name) => name.startsWith('service-2.json'));
  const bytes = readFileSync(join(at, version, file));
  return JSON.parse(file.endsWith('.gz') ? gunzipSync(bytes) : bytes);
}

/** Of botocore. */
export function ofBotocore({ shapes, operations }) {
  const places = new Map();
  const visit = (name, place, required) => {
    const shape = shapes[name];
    const kind = shape.type;
    const isSized = kind !== 'structure' && kind !== 'boolean' && !shape.enum;
    places.set(
      place,
      withoutAbsent({
        kind,
        required,
        length: isSized ? bounds(shape.min, shape.max) : undefined,
        pattern: unbordered(shape.pattern),
        values: shape.enum?.toSorted(),
      }),
    );
    if (kind === 'list') visit(shape.member.shape, `${place}/*`);
    if (kind === 'map') {
      visit(shape.key.shape, `${place}/key`);
      visit(shape.value.shape, `${place}/*`);
    }
    for (const [member, { shape: inner }] of Object.entries(shape.members ?? {})) {
      visit(inner, `${place}/${member}`, shape.required?.includes(member) ?? false);
    }
  };
  visit(operations.CreateCollaboration.input.shape, '');
  return { tells: EVERYTHING, places };
}

/** Of the AWS SDK for JavaScript, from its declarations, which know nothing of lengths and patterns. */
export function ofSdk(folder) {
  const models = join(folder, 'dist-types/models');
  const program = ts.createProgram([join(models, 'models_0.d.ts')], { strict: true, skipLibCheck: true });
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(join(models, 'models_0.d.ts'));
  const request = checker
    .getExportsOfModule(checker.getSymbolAtLocation(source))
    .find(({ name }) => name === 'CreateCollaborationInput');
  const places = new Map();
  const visit = (given, place, required) => {
    const type = checker.getNonNullableType(given);
    const put = (kind, values) => places.set(place, withoutAbsent({ kind, required, values }));
    const isLiteral = (one) => one.isStringLiteral();
    const index = checker.getIndexInfoOfType(type, ts.IndexKind.String);
    if (checker.isArrayType(type)) {
      put('list');
      visit(checker.getTypeArguments(type)[0], `${place}/*`);
    } else if (type.isUnion() && type.types.every(isLiteral)) {
      put('string', type.types.map(({ value }) => value).toSorted());
    } else if (type.isStringLiteral()) {
      put('string', [type.value]);
    } else if (type.flags & ts.TypeFlags.String) {
      put('string');
    } else if (checker.typeToString(type) === 'boolean') {
      put('boolean');
    } else if (index) {
      put('map');
      visit(index.type, `${place}/*`);
    } else {
      put('structure');
      for (const member of type.getProperties()) {
        const isOptional = (member.flags & ts.SymbolFlags.Optional) !== 0;
        visit(checker.getTypeOfSymbol(member), `${place}/${member.name}`, !isOptional);
      }
    }
  };
  visit(checker.getDeclaredTypeOfSymbol(request), '');
  return { tells: ['kind', 'required', 'values'], places };
}

const told = (facts) =>
  Object.entries(facts)
    .map(([name, fact]) => `${name} ${Array.isArray(fact) ? fact.join(', ') : fact}`)
    .join(', ');

/** What another model has added, removed and changed, a line each. Only what it tells at all is compared. */
export function difference({ places: ours }, { tells, places: theirs }) {
  const rows = [];
  for (const [place, facts] of theirs) {
    const known = ours.get(place);
    if (!known) {
      rows.push(`added ${place}: ${told(facts)}`);
      continue;
    }
    for (const name of tells) {
      if (name === 'values') {
        const [before, after] = [known.values ?? [], facts.values ?? []];
        for (const value of after) if (!before.includes(value)) rows.push(`added ${place}: the value ${value}`);
        for (const value of before) if (!after.includes(value)) rows.push(`removed ${place}: the value ${value}`);
      } else if (facts[name] !== known[name]) {
        rows.push(`changed ${place}: ${name} ${known[name]} → ${facts[name]}`);
      }
    }
  }
  for (const place of ours.keys()) {
    // Some sources say nothing of a map's keys.
    const isUnsaid = place.endsWith('/key') && theirs.has(place.slice(0, -'/key'.length));
    if (!theirs.has(place) && !isUnsaid) rows.push(`removed ${place}`);
  }
  return rows;
}
