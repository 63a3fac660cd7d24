import * as v from 'valibot';
import { schema } from '../schema.mjs';
import { isSet, pointer, translate } from '../translate.mjs';

const built = translate(schema, {
  boolean: () => v.boolean(),
  choice: (values) => v.picklist(values),
  string: (min, max, pattern) =>
    v.pipe(v.string(), v.minLength(min), v.maxLength(max), ...(pattern ? [v.regex(pattern)] : [])),
  set: (values, min) => v.pipe(v.array(v.picklist(values)), v.minLength(min), v.check(isSet)),
  list: (item, max) => v.pipe(v.array(item), v.maxLength(max)),
  map: (key, value, max) => v.pipe(v.record(key, value), v.maxEntries(max)),
  optional: (value) => v.optional(value),
  object: (members) => v.strictObject(members),
});

export const run = (value) => v.safeParse(built, value).success;

export const places = (value) =>
  (v.safeParse(built, value).issues ?? []).map(({ path }) => pointer((path ?? []).map(({ key }) => key)));
