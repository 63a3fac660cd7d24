// The validators that Smithy's TypeScript servers are generated with. They look at values that have been
// decoded: of a wrong sort of value and of unknown members they know nothing.
import {
  CompositeCollectionValidator,
  CompositeMapValidator,
  CompositeStructureValidator,
  CompositeValidator,
  EnumValidator,
  LengthValidator,
  NoOpValidator,
  RequiredValidator,
  UniqueItemsValidator,
} from '@aws-smithy/server-common';
import { schema } from '../schema.mjs';
import { translate } from '../translate.mjs';

/** Its own validator of patterns runs on RE2, which can't take the model's: they look ahead. */
const matches = (pattern) => ({
  validate: (input, path) =>
    input === undefined || input === null || pattern.test(input)
      ? null
      : { path, constraintType: 'pattern', constraintValues: pattern.source, failureValue: input },
});

/** What a member of a structure has to be, required or not. */
const member = (build) => ({
  required: build([new RequiredValidator()]),
  optional: build([]),
});

const built = translate(schema, {
  boolean: () => member((first) => (first.length > 0 ? new CompositeValidator(first) : new NoOpValidator())),
  choice: (values) => member((first) => new CompositeValidator([...first, new EnumValidator(values, values)])),
  string: (min, max, pattern) => {
    const rest = [new LengthValidator(min, max), ...(pattern ? [matches(pattern)] : [])];
    return member((first) => new CompositeValidator([...first, ...rest]));
  },
  set: (values, min) =>
    member(
      (first) =>
        new CompositeCollectionValidator(
          new CompositeValidator([
            ...first,
            ...(min > 0 ? [new LengthValidator(min)] : []),
            new UniqueItemsValidator(),
          ]),
          new CompositeValidator([new EnumValidator(values, values)]),
        ),
    ),
  list: (item, max) =>
    member(
      (first) =>
        new CompositeCollectionValidator(
          new CompositeValidator([...first, new LengthValidator(0, max)]),
          item.optional,
        ),
    ),
  map: (key, value, max) =>
    member(
      (first) =>
        new CompositeMapValidator(
          new CompositeValidator([...first, new LengthValidator(0, max)]),
          key.optional,
          value.optional,
        ),
    ),
  optional: (value) => ({ ...value, required: value.optional }),
  object: (members) =>
    member(
      (first) =>
        new CompositeStructureValidator(new CompositeValidator(first), (value, path) =>
          Object.entries(members).flatMap(([name, inner]) => inner.required.validate(value[name], `${path}/${name}`)),
        ),
    ),
}).required;

/** What is beyond it. */
export const lacks = ['type', 'unknown_field'];

export const failures = (value) => built.validate(value, '');

export const run = (value) => failures(value).length === 0;

export const places = (value) => failures(value).map(({ path }) => path);
