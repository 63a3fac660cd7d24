// The code that ajv writes, as a module of its own.
import { mkdirSync, writeFileSync } from 'node:fs';
import Ajv from 'ajv';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { schema } from '../schema.mjs';
import { ajvPlaces } from '../translate.mjs';

const folder = new URL('../../../target/tmp/bench/', import.meta.url);
mkdirSync(folder, { recursive: true });
const file = new URL('ajv.cjs', folder);
const ajv = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true, code: { source: true } });
writeFileSync(file, standaloneCode(ajv, ajv.compile(schema)));
const { default: compiled } = await import(file);

export const run = (value) => compiled(value);

export const places = (value) => (compiled(value) ? [] : ajvPlaces(compiled.errors));
