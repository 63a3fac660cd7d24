import Ajv from 'ajv';
import { schema } from '../schema.mjs';
import { ajvPlaces } from '../translate.mjs';

const compiled = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);

export const run = (value) => compiled(value);

export const places = (value) => (compiled(value) ? [] : ajvPlaces(compiled.errors));
