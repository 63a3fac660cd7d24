// Generated from the tables of the crate by its program `javascript`; not to be edited.

/** The JSON Schema of a valid request, as `validate` accepts it (`input`) or returns it (`output`). */
export function schemaFor(target, direction) {
  if (!Object.hasOwn(TARGETS, target)) {
    throw new TypeError(
      `There is no JSON Schema for ${String(target)}, only for ${Object.keys(TARGETS).join(' and ')}.`,
    );
  }
  const [address, definitions] = TARGETS[target];
  /** In the output, nothing that is optional is null. In another edition, definitions stand elsewhere. */
  const adapt = (value) => {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(adapt);
    if (direction === 'output' && Object.hasOwn(value, 'anyOf')) return adapt(value.anyOf[0]);
    if (Object.hasOwn(value, '$ref')) return { $ref: value.$ref.replace('$defs', definitions) };
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [name === '$defs' ? definitions : name, adapt(inner)]),
    );
  };
  return { $schema: address, ...adapt(schema()) };
}
