import { initTRPC } from '@trpc/server';
import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { createCollaborationRequest, payers } from 'cleanrooms-collaboration';
import { invalid, valid } from './requests.js';

const t = initTRPC.create({
  // The issues of the Standard Schema, as tRPC keeps them.
  errorFormatter: ({ shape, error }) => ({ ...shape, pointer: error.cause?.issues?.[0].pointer }),
});
const router = t.router({
  create: t.procedure.input(createCollaborationRequest).mutation(({ input }) => payers(input).queryCompute.payer),
});

for (const payload of [invalid, valid]) {
  const req = new Request('http://localhost/create', {
    method: 'POST',
    body: JSON.stringify(payload),
    headers: { 'content-type': 'application/json' },
  });
  const response = await fetchRequestHandler({ endpoint: '', req, router });
  const { error, result } = await response.json();
  console.log(JSON.stringify({ status: response.status, pointer: error?.pointer, payer: result?.data }));
}
