// What is exported for Terraform, as HashiCorp's parser reads it.
import hcl2json from '@cdktf/hcl2json';

/** A value with each of its strings and keys changed. */
export function mapped(value, change) {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((inner) => mapped(inner, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [change(key), mapped(inner, change)]));
}

/** The parser keeps the escape of what would begin a template. */
const unescaped = (text) => text.replace(/\$\$\{/g, '${').replace(/%%\{/g, '%{');

/** The one resource of a text. */
export async function resourceOf(text) {
  const parsed = await hcl2json.parse('main.tf', text);
  return mapped(parsed.resource.aws_cleanrooms_collaboration.collaboration[0], unescaped);
}
