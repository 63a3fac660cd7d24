import { Compile } from 'typebox/compile';
import { Settings } from 'typebox/system';
import { schema } from '../schema.mjs';

// Otherwise it stops at the eighth.
Settings.Set({ maxErrors: 1000 });

const compiled = Compile(schema);

/** `Check` is quick but finds nothing; `Errors` is asked where it says no. */
export const run = (value) => compiled.Check(value) || compiled.Errors(value).length === 0;

export const places = (value) =>
  compiled.Errors(value).flatMap(({ instancePath, params }) => {
    const members = params.requiredProperties ?? params.additionalProperties;
    return members ? members.map((member) => `${instancePath}/${member}`) : [instancePath];
  });
