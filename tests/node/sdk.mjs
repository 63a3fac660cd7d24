// The AWS SDK for JavaScript as far as its serializer: what it would send, and no farther.
import assert from 'node:assert/strict';
import { CleanRoomsClient, CreateCollaborationCommand } from '@aws-sdk/client-cleanrooms';

let body;
const requestHandler = {
  handle: (request) => {
    body = request.body;
    throw Object.assign(new Error('That is far enough.'), { name: 'Enough' });
  },
};
const credentials = { accessKeyId: 'key', secretAccessKey: 'secret' };
const client = new CleanRoomsClient({ region: 'us-east-1', credentials, requestHandler, maxAttempts: 1 });

/** The body that the SDK sends for a request. */
export async function sent(request) {
  await assert.rejects(client.send(new CreateCollaborationCommand(request)), { name: 'Enough' });
  return JSON.parse(body);
}
