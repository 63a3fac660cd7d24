import * as yup from 'yup';
import { schema } from '../schema.mjs';
import { isSet, pointer, translate } from '../translate.mjs';

const built = translate(schema, {
  boolean: () => yup.boolean().defined(),
  choice: (values) => yup.string().oneOf(values).defined(),
  string: (min, max, pattern) => {
    const text = yup.string().min(min).max(max).defined();
    return pattern ? text.matches(pattern) : text;
  },
  set: (values, min) =>
    yup
      .array(yup.string().oneOf(values).defined())
      .min(min)
      .test((list) => !Array.isArray(list) || isSet(list))
      .defined(),
  list: (item, max) => yup.array(item).max(max).defined(),
  // It has no maps: the entries are looked at by hand.
  map: (key, value, max) =>
    yup.mixed().test((map, context) => {
      const entries = Object.entries(map ?? {});
      if (entries.length > max) return false;
      const wrong = entries.filter((entry) => !key.isValidSync(entry[0]) || !value.isValidSync(entry[1]));
      if (wrong.length === 0) return true;
      const errors = wrong.map(([name]) => context.createError({ path: `${context.path}["${name}"]` }));
      return new yup.ValidationError(errors);
    }),
  optional: (value) => value.optional(),
  object: (members) => yup.object(members).noUnknown().default(undefined).defined(),
});
const options = { abortEarly: false, strict: true };

function errors(value) {
  try {
    built.validateSync(value, options);
    return [];
  } catch (error) {
    return error.inner.length > 0 ? error.inner : [error];
  }
}

export const run = (value) => errors(value).length === 0;

const steps = (path) => (path ? path.split(/[.[\]"]+/).filter(Boolean) : []);

export const places = (value) =>
  errors(value).flatMap(({ type, path, params }) =>
    type === 'noUnknown'
      ? String(params.unknown)
          .split(', ')
          .map((member) => pointer([...steps(path), member]))
      : [pointer(steps(path))],
  );
