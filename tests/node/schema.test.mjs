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
import { EDITIONS, chance, generatorOf, mutated } from './generate.mjs';
import { imported, request, root } from './packed.mjs';

const { createCollaborationRequest, describe, jsonSchema, standardSchema, validate } = imported;
const { codes } = await import(join(root, 'pkg/dist/codes.js'));
const rules = new Set(codes.filter(({ isRule }) => isRule).map(({ code }) => code));

const targets = [
  ['draft-2020-12', Ajv2020],
  ['draft-07', Ajv],
];
const compiledIn = Object.fromEntries(
  EDITIONS.map((edition) => [
    edition,
    targets.map(([target, Class]) =>
      new Class({ allErrors: true, strict: true }).compile(jsonSchema(target, { edition })),
    ),
  ]),
);

const isSound = (value, edition) => {
  const result = validate(value, { edition, maxIssues: 10_000 });
  return result.ok || result.errors.every(({ code }) => rules.has(code));
};

/** Both schemas of an edition and the check agree on whether a value is sound but for the cross-field rules. */
function agree(value, where, edition = EDITIONS[0]) {
  const sound = isSound(value, edition);
  for (const schema of compiledIn[edition]) {
    assert.equal(
      schema(value),
      sound,
      `${edition} ${where}: ${JSON.stringify(schema.errors)} ${JSON.stringify(value)}`,
    );
  }
  return sound;
}

test('ajv and the check agree on every case file', () => {
  let count = 0;
  for (const { name, request: value, text, options = {} } of cases) {
    // A schema has no say in what is no JSON, nor in keys that come twice.
    if (text !== undefined) continue;
    if (options.unknownFields === undefined) for (const edition of EDITIONS) agree(value, name, edition);
    count++;
  }
  assert.ok(count > 280, String(count));
});

for (const edition of EDITIONS) {
  test(`ajv and the check agree on 2,000 generated requests of ${edition}`, () => {
    const random = chance(7);
    const { validRequest } = generatorOf(edition);
    let sound = 0;
    for (let i = 0; i < 2000; i++) {
      const valid = validRequest(random);
      // As JSON has it.
      const value = JSON.parse(JSON.stringify(i % 3 === 0 ? valid : mutated(random, valid)));
      sound += agree(value, String(i), edition);
    }
    assert.ok(sound > 650 && sound < 1100, String(sound));
  });
}

test('the schemas and fields of each edition are those of the crate', () => {
  const native = JSON.parse(readFileSync(join(root, 'target/tmp/schemas.json'), 'utf8'));
  assert.deepEqual(
    native.map(({ edition }) => edition),
    EDITIONS,
  );
  for (const { edition, fields, ...schemas } of native) {
    assert.deepEqual(describe({ edition }), fields);
    for (const [target] of targets) {
      assert.deepEqual(jsonSchema(target, { edition }), schemas[target].input);
      const standard = standardSchema({ edition })['~standard'].jsonSchema;
      assert.deepEqual(standard.input({ target }), schemas[target].input);
      assert.deepEqual(standard.output({ target }), schemas[target].output);
    }
  }
  assert.deepEqual(jsonSchema(), jsonSchema('draft-2020-12', { edition: EDITIONS[0] }));
  assert.deepEqual(
    createCollaborationRequest['~standard'].jsonSchema.input({ target: 'draft-07' }),
    jsonSchema('draft-07'),
  );
  assert.deepEqual(describe(), describe({ edition: EDITIONS[0] }));
  assert.deepEqual(describe({ edition: 'latest' }), describe({ edition: EDITIONS.at(-1) }));
  assert.deepEqual(jsonSchema({ edition: 'latest' }), jsonSchema('draft-2020-12', { edition: 'latest' }));
  assert.throws(() => jsonSchema('openapi-3.0'), TypeError);
  assert.throws(() => jsonSchema('__proto__'), TypeError);
  assert.throws(() => jsonSchema('draft-07', { edition: '2024-11-08' }), /edition must be 2024-11-07, .* or latest/);
  assert.throws(() => describe({ editions: 'latest' }), /There is no option editions/);
});

for (const edition of EDITIONS)
  test(`every field of the schema of ${edition} is described, in an order without gaps`, () => {
    const schemaOf = () => jsonSchema('draft-2020-12', { edition });
    const found = [];
    const walk = (schema, pointer) => {
      const { $ref, anyOf, properties, items } = schema;
      if ($ref) walk(schemaOf().$defs[$ref.split('/').at(-1)], pointer);
      if (anyOf) walk(anyOf[0], pointer);
      if (items) walk(items, `${pointer}/*`);
      for (const [name, inner] of Object.entries(properties ?? {})) {
        found.push(`${pointer}/${name}`);
        walk(inner, `${pointer}/${name}`);
      }
    };
    walk(schemaOf(), '');
    const fields = describe({ edition });
    assert.deepEqual(fields.map(({ pointer }) => pointer).sort(), found.sort());
    fields.forEach((field, order) => {
      assert.equal(field.order, order);
      assert.equal(field.pointer, `/${field.path.join('/')}`);
      assert.ok(field.label && field.help);
    });
    assert.notEqual(fields[0], describe({ edition })[0], 'each caller has its own');
  });

test('Standard Schema: a value or issues, at once', () => {
  const { '~standard': standard } = createCollaborationRequest;
  assert.equal(standard.version, 1);
  const good = request();
  assert.deepEqual(standard.validate(good), { value: good, warnings: [] });
  const { warnings } = standard.validate({ ...good, creatorMemberAbilities: [] });
  assert.equal(warnings[0].code, 'no_querier');
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
