import Joi from 'joi';
import { schema } from '../schema.mjs';
import { pointer, translate } from '../translate.mjs';

const built = translate(schema, {
  boolean: () => Joi.boolean().required(),
  choice: (values) => Joi.valid(...values).required(),
  string: (min, max, pattern) => {
    const text = (min === 0 ? Joi.string().allow('') : Joi.string().min(min)).max(max).required();
    return pattern ? text.pattern(pattern) : text;
  },
  set: (values, min) =>
    Joi.array()
      .items(Joi.valid(...values))
      .min(min)
      .unique()
      .required(),
  list: (item, max) => Joi.array().items(item.optional()).max(max).required(),
  map: (key, value, max) => Joi.object().pattern(key, value).max(max).required(),
  optional: (value) => value.optional(),
  object: (members) => Joi.object(members).required(),
});
const options = { abortEarly: false, convert: false };

export const run = (value) => built.validate(value, options).error === undefined;

export const places = (value) =>
  (built.validate(value, options).error?.details ?? []).map(({ type, path }) =>
    // It tells of an element that repeats another.
    pointer(type === 'array.unique' ? path.slice(0, -1) : path),
  );
