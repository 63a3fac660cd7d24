import Ajv from 'ajv';
import { schema } from '../schema.mjs';

const compiled = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);

export const run = (value) => compiled(value);

/** Where it finds something; a missing or unknown member it tells of at its parent. */
export function places(value) {
  if (compiled(value)) return [];
  return compiled.errors.map(({ instancePath, params }) => {
    const member = params.missingProperty ?? params.additionalProperty;
    return member === undefined ? instancePath : `${instancePath}/${member}`;
  });
}
