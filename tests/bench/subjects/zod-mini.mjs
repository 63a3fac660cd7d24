import * as z from 'zod/mini';
import { schema } from '../schema.mjs';
import { isSet, translate, zodPlaces } from '../translate.mjs';

const built = translate(schema, {
  boolean: () => z.boolean(),
  choice: (values) => z.enum(values),
  string: (min, max, pattern) =>
    z.string().check(z.minLength(min), z.maxLength(max), ...(pattern ? [z.regex(pattern)] : [])),
  set: (values, min) => z.array(z.enum(values)).check(z.minLength(min), z.refine(isSet)),
  list: (item, max) => z.array(item).check(z.maxLength(max)),
  map: (key, value, max) => z.record(key, value).check(z.refine((record) => Object.keys(record).length <= max)),
  optional: (value) => z.optional(value),
  object: (members) => z.strictObject(members),
});

export const run = (value) => built.safeParse(value).success;

export const places = (value) => zodPlaces(built.safeParse(value).error?.issues ?? []);
