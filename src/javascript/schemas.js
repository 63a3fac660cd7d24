// Generated from the tables of the crate by its program `javascript`; not to be edited.
import { EDITIONS, REQUEST, REQUIRED, limitsIn, namesIn, valuesIn } from './shapes.js';

/**
 * The JSON Schema of a valid request in an edition, as `validate` accepts it (`input`) or returns it (`output`).
 */
export function schemaFor(target, direction, edition) {
  if (!Object.hasOwn(TARGETS, target)) {
    throw new TypeError(
      `There is no JSON Schema for ${String(target)}, only for ${Object.keys(TARGETS).join(' and ')}.`,
    );
  }
  const [address, keyword] = TARGETS[target];
  const definitions = new Map();

  const structure = (shape) => {
    const names = namesIn(shape, edition);
    const isRequired = (name) => {
      const [, , flags, , optionalSince = EDITIONS.length] = shape.members[name];
      return (flags & REQUIRED) !== 0 && edition < optionalSince;
    };
    const member = (name) => {
      const schema = schemaOf(shape.members[name][1]);
      // In the output, nothing that is optional is null.
      return isRequired(name) || direction === 'output' ? schema : { anyOf: [schema, { type: 'null' }] };
    };
    return {
      type: 'object',
      properties: Object.fromEntries(names.map((name) => [name, member(name)])),
      required: names.filter(isRequired),
      additionalProperties: false,
    };
  };

  const schemaOf = (shape) => {
    const { kind } = shape;
    if (kind === 'boolean') return { type: kind };
    const name = NAMES.get(shape);
    if (!definitions.has(name)) definitions.set(name, described(shape));
    return { $ref: `#/${keyword}/${name}` };
  };

  const described = (shape) => {
    const { kind, members, key, value, values, element, unique } = shape;
    if (members !== undefined) return structure(shape);
    if (values !== undefined) return { enum: valuesIn(shape, edition).slice() };
    const { min, max, pattern } = limitsIn(shape, edition);
    if (kind === 'array') {
      return given({ type: kind, items: schemaOf(element), minItems: min, maxItems: max, uniqueItems: unique });
    }
    if (key !== undefined) {
      const [propertyNames, additionalProperties] = [schemaOf(key), schemaOf(value)];
      return given({ type: kind, propertyNames, additionalProperties, maxProperties: max });
    }
    return given({ type: kind, minLength: min, maxLength: max, pattern, not: { pattern: SURROGATE } });
  };

  const root = structure(REQUEST[1]);
  return { $schema: address, title: NAMES.get(REQUEST[1]), ...root, [keyword]: Object.fromEntries(definitions) };
}

/** What of an object is there. */
const given = (object) => Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
