import { payers, validateJson } from 'cleanrooms-collaboration';
import { Hono } from 'hono';
import { invalid, valid } from './requests.js';

const app = new Hono();
app.post('/collaborations', async (context) => {
  const result = validateJson(await context.req.text());
  if (!result.ok) return context.json({ pointer: result.errors[0].pointer }, 400);
  return context.json({ payer: payers(result.value).queryCompute.payer });
});

for (const payload of [invalid, valid]) {
  const response = await app.request('/collaborations', { method: 'POST', body: JSON.stringify(payload) });
  console.log(JSON.stringify({ status: response.status, ...(await response.json()) }));
}
