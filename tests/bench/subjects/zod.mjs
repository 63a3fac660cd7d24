import * as z from 'zod';
import { schema } from '../schema.mjs';
import { isSet, translate, zodPlaces } from '../translate.mjs';

const built = translate(schema, {
  boolean: () => z.boolean(),
  choice: (values) => z.enum(values),
  string: (min, max, pattern) => {
    const text = z.string().min(min).max(max);
    return pattern ? text.regex(pattern) : text;
  },
  set: (values, min) => z.array(z.enum(values)).min(min).refine(isSet),
  list: (item, max) => z.array(item).max(max),
  map: (key, value, max) => z.record(key, value).refine((record) => Object.keys(record).length <= max),
  optional: (value) => value.optional(),
  object: (members) => z.strictObject(members),
});

export const run = (value) => built.safeParse(value).success;

export const places = (value) => zodPlaces(built.safeParse(value).error?.issues ?? []);
