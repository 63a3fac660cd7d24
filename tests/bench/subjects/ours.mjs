import { validate } from 'cleanrooms-collaboration';

export const run = (value) => validate(value).ok;

/** Where it finds what validators without cross-field rules can find, too. */
export function places(value, lacks = []) {
  const result = validate(value);
  if (result.ok) return [];
  const model = result.errors.filter(({ code, source }) => source === 'model' && !lacks.includes(code));
  return model.map(({ pointer }) => pointer);
}
