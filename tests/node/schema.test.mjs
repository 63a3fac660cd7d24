// The schemas: JSON Schema beside ajv, and Standard Schema in the libraries that take one.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { standardSchemaResolver } from '@hookform/resolvers/standard-schema';
import { FormApi } from '@tanstack/form-core';
import { initTRPC } from '@trpc/server';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { createFormControl } from 'react-hook-form';
import { cases } from '../cases.mjs';
import { chance, mutated, validRequest } from './generate.mjs';
import { imported, request, root } from './packed.mjs';

const { createCollaborationRequest, describe, jsonSchema, validate } = imported;
const { codes } = await import(join(root, 'pkg/dist/codes.js'));
const rules = new Set(codes.filter(({ isRule }) => isRule).map(({ code }) => code));

const editions = [
  ['draft-2020-12', Ajv2020],
  ['draft-07', Ajv],
];
const compiled = editions.map(([target, Class]) =>
  new Class({ allErrors: true, strict: true }).compile(jsonSchema(target)),
);

const isSound = (value) => {
  const result = validate(value);
  return result.ok || result.errors.every(({ code }) => rules.has(code));
};

/** Both schemas and the check agree on whether a value is sound but for the cross-field rules. */
function agree(value, where) {
  const sound = isSound(value);
  for (const schema of compiled) {
    assert.equal(schema(value), sound, `${where}: ${JSON.stringify(schema.errors)} ${JSON.stringify(value)}`);
  }
  return sound;
}

test('ajv and the check agree on every case file', () => {
  let count = 0;
  for (const { name, request: value, text, options = {} } of cases) {
    // A schema has no say in what is no JSON, nor in keys that come twice.
    if (text !== undefined) continue;
    if (options.unknownFields === undefined) agree(value, name);
    count++;
  }
  assert.ok(count > 280, String(count));
});

test('ajv and the check agree on 5,000 generated requests', () => {
  const random = chance(7);
  let sound = 0;
  for (let i = 0; i < 5000; i++) {
    const valid = validRequest(random);
    // As JSON has it.
    const value = JSON.parse(JSON.stringify(i % 3 === 0 ? valid : mutated(random, valid)));
    sound += agree(value, String(i));
  }
  assert.ok(sound > 1600 && sound < 2600, String(sound));
});

test('the schemas are those of the crate', () => {
  const native = JSON.parse(readFileSync(join(root, 'target/tmp/schemas.json'), 'utf8'));
  for (const [target] of editions) {
    assert.deepEqual(jsonSchema(target), native[target].input);
    const { jsonSchema: schemas } = createCollaborationRequest['~standard'];
    assert.deepEqual(schemas.input({ target }), native[target].input);
    assert.deepEqual(schemas.output({ target }), native[target].output);
  }
  assert.deepEqual(jsonSchema(), jsonSchema('draft-2020-12'));
  assert.throws(() => jsonSchema('openapi-3.0'), TypeError);
  assert.throws(() => jsonSchema('__proto__'), TypeError);
});

test('every field of the schema is described, in an order without gaps', () => {
  const found = [];
  const walk = (schema, pointer) => {
    const { $ref, anyOf, properties, items } = schema;
    if ($ref) walk(jsonSchema().$defs[$ref.split('/').at(-1)], pointer);
    if (anyOf) walk(anyOf[0], pointer);
    if (items) walk(items, `${pointer}/*`);
    for (const [name, inner] of Object.entries(properties ?? {})) {
      found.push(`${pointer}/${name}`);
      walk(inner, `${pointer}/${name}`);
    }
  };
  walk(jsonSchema(), '');
  const fields = describe();
  assert.deepEqual(fields.map(({ pointer }) => pointer).sort(), found.sort());
  fields.forEach((field, order) => {
    assert.equal(field.order, order);
    assert.equal(field.pointer, `/${field.path.join('/')}`);
    assert.ok(field.label && field.help);
  });
  assert.notEqual(fields[0], describe()[0], 'each caller has its own');
});

test('Standard Schema: a value or issues, at once', () => {
  const { '~standard': standard } = createCollaborationRequest;
  assert.equal(standard.version, 1);
  const good = request();
  assert.deepEqual(standard.validate(good), { value: good });
  const { issues } = standard.validate({ ...good, name: '' });
  assert.deepEqual(
    issues.map(({ code, path }) => [code, path]),
    [
      ['length', ['name']],
      ['pattern', ['name']],
    ],
  );
});

const yes = { queryCompute: { isResponsible: true } };
/** A wrong name, and two who pay. */
const wrong = () => ({
  ...request(),
  name: '',
  creatorPaymentConfiguration: yes,
  members: [{ ...request().members[0], paymentConfiguration: yes }],
});
const payer = /^Only one participant can pay for queries/;

test('react-hook-form shows our messages at their fields', async () => {
  const { control, handleSubmit, subscribe } = createFormControl({
    resolver: standardSchemaResolver(createCollaborationRequest),
    defaultValues: wrong(),
  });
  subscribe({ formState: { errors: true }, callback() {} });
  let submitted;
  await handleSubmit((values) => (submitted = values))();
  assert.equal(submitted, undefined);
  const { errors } = control._formState;
  assert.match(errors.name.message, /too few characters/);
  assert.match(errors.members[0].paymentConfiguration.queryCompute.isResponsible.message, payer);

  const good = createFormControl({
    resolver: standardSchemaResolver(createCollaborationRequest),
    defaultValues: request(),
  });
  await good.handleSubmit((values) => (submitted = values))();
  assert.deepEqual(submitted, request());
});

test('TanStack Form shows our messages at their fields', async () => {
  const form = new FormApi({ defaultValues: wrong(), validators: { onSubmit: createCollaborationRequest } });
  form.mount();
  await form.handleSubmit();
  assert.equal(form.state.canSubmit, false);
  const at = (name) => form.state.errors[0][name].map(({ message }) => message);
  assert.match(at('name')[0], /too few characters/);
  assert.match(at('members[0].paymentConfiguration.queryCompute.isResponsible')[0], payer);
});

test('tRPC refuses with our issues', async () => {
  const t = initTRPC.create();
  const router = t.router({
    create: t.procedure.input(createCollaborationRequest).mutation(({ input }) => input.name),
  });
  const caller = t.createCallerFactory(router)({});
  assert.equal(await caller.create(request()), 'Joint measurement');
  await assert.rejects(caller.create(wrong()), (error) => {
    assert.equal(error.code, 'BAD_REQUEST');
    assert.match(error.cause.issues[0].message, /too few characters/);
    assert.match(error.cause.issues.at(-1).message, payer);
    return true;
  });
});
