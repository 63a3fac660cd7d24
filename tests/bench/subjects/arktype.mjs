import { type } from 'arktype';
import { schema } from '../schema.mjs';
import { isSet, pointer, translate } from '../translate.mjs';

/** A member that may be absent. */
class Optional {
  constructor(value) {
    this.value = value;
  }
}

const built = translate(schema, {
  boolean: () => type('boolean'),
  choice: (values) => type.enumerated(...values),
  string: (min, max, pattern) => {
    const text = type('string').atLeastLength(min).atMostLength(max);
    return pattern ? text.and(pattern) : text;
  },
  set: (values, min) =>
    type
      .enumerated(...values)
      .array()
      .atLeastLength(min)
      .narrow((list, context) => isSet(list) || context.mustBe('unique')),
  list: (item, max) => item.array().atMostLength(max),
  map: (key, value, max) =>
    type.Record(key, value).narrow((map, context) => Object.keys(map).length <= max || context.mustBe('smaller')),
  optional: (value) => new Optional(value),
  object: (members) => {
    const entries = Object.entries(members).map(([name, member]) =>
      member instanceof Optional ? [`${name}?`, member.value] : [name, member],
    );
    return type({ '+': 'reject', ...Object.fromEntries(entries) });
  },
});

/** `allows` is quick but finds nothing; the rest is asked where it says no. */
export const run = (value) => built.allows(value) || !(built(value) instanceof type.errors);

export function places(value) {
  const found = built(value);
  return found instanceof type.errors ? [...found].map(({ path }) => pointer([...path])) : [];
}
