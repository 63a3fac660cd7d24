// A program without the types of a page or of Node. Never run.
import module from 'cleanrooms-collaboration/wasm';
import { type ByteStream, init, validate, validateLines } from 'cleanrooms-collaboration/slim';

init(new Uint8Array());
init(module);
export const ok: boolean = validate({}).ok;
export async function all(stream: ByteStream): Promise<number> {
  let count = 0;
  for await (const { errors } of validateLines(stream)) count += errors.length;
  return count;
}
