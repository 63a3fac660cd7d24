import { parse, payers, isCollaborationValidationError } from 'cleanrooms-collaboration';
import fastify from 'fastify';
import { invalid, valid } from './requests.js';

const app = fastify();
app.setValidatorCompiler(() => (value) => ({ value: parse(value) }));
app.setErrorHandler((error, _request, reply) => {
  if (!isCollaborationValidationError(error)) throw error;
  return reply.code(400).send({ pointer: error.issues[0].pointer });
});
app.post('/collaborations', { schema: { body: {} } }, ({ body }) => ({ payer: payers(body).queryCompute.payer }));

for (const payload of [invalid, valid]) {
  const response = await app.inject({ method: 'POST', url: '/collaborations', payload });
  console.log(JSON.stringify({ status: response.statusCode, ...response.json() }));
}
