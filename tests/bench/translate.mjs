// Says the constraints of schema.mjs in the words of another library, so that all have the same.
import { toStep } from '../../pkg/pointer.js';

/** Builds a library's schema out of a JSON Schema; `words` are functions for each sort of value. */
export function translate(schema, words) {
  const inner = (part) => translate(part, words);
  if (schema.enum) return words.choice(schema.enum);
  switch (schema.type) {
    case 'boolean':
      return words.boolean();
    case 'string':
      return words.string(schema.minLength, schema.maxLength, schema.pattern && new RegExp(schema.pattern, 'u'));
    case 'array':
      return schema.uniqueItems
        ? words.set(schema.items.enum, schema.minItems ?? 0)
        : words.list(inner(schema.items), schema.maxItems);
    default: {
      if (schema.propertyNames) {
        const { minLength, maxLength } = schema.propertyNames;
        return words.map(words.string(minLength, maxLength), inner(schema.additionalProperties), schema.maxProperties);
      }
      const members = Object.entries(schema.properties).map(([name, member]) => {
        const value = inner(member);
        return [name, schema.required.includes(name) ? value : words.optional(value)];
      });
      return words.object(Object.fromEntries(members));
    }
  }
}

/** A path as a JSON pointer. */
export const pointer = (path) => path.map((step) => `/${toStep(String(step))}`).join('');

export const isSet = (values) => new Set(values).size === values.length;

/** Where ajv's errors are; of a missing or unknown member it tells at its parent. */
export const ajvPlaces = (errors) =>
  errors.map(({ instancePath, params }) => {
    const member = params.missingProperty ?? params.additionalProperty;
    return member === undefined ? instancePath : `${instancePath}/${member}`;
  });

/** Where zod's issues are; of unknown members it tells at their parent. */
export const zodPlaces = (issues) =>
  issues.flatMap(({ code, path, keys }) =>
    code === 'unrecognized_keys' ? keys.map((key) => pointer([...path, key])) : [pointer(path)],
  );
