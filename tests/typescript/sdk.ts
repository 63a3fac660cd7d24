// The AWS SDK's own types go into every function, and what is parsed goes into the SDK. Never run.
import { CreateCollaborationCommand, type CreateCollaborationCommandInput } from '@aws-sdk/client-cleanrooms';
import { exportAs, parse, payers, toHttpRequest, validate } from 'cleanrooms-collaboration';

declare const input: CreateCollaborationCommandInput;
const edition = { edition: '2026-01-02' } as const;
export const text: string = exportAs('terraform', input, edition).text;
export const { body } = toHttpRequest(input, edition);
export const payer: string | undefined = payers(input).queryCompute.payer;
export const { ok } = validate(input, edition);
export const command = new CreateCollaborationCommand(parse(input));
