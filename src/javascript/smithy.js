// Generated from the crate by its program `javascript`; not to be edited.

/** What a server built with Smithy answers to a request with these errors; nothing if there are none. */
export function validationException(errors) {
  if (errors.length === 0) return undefined;
  const fieldList = errors.map((error) => ({ name: error.pointer, message: tell(error) }));
  const paths = new Set(fieldList.map(({ name }) => name)).size;
  const summary =
    errors.length === 1
      ? '1 validation error detected. '
      : `${errors.length} validation errors at ${paths} path${paths === 1 ? '' : 's'} detected. First failure: `;
  return { message: summary + fieldList[0].message, reason: REASON, fieldList };
}

function tell({ code, pointer, message, params }) {
  const isLength = code === 'length';
  const must = isLength ? (Object.hasOwn(params, 'max') ? BETWEEN : AT_LEAST) : CONSTRAINTS[code];
  if (must === undefined) return message;
  const filled = must.replace(/\{(\w+)\}/g, (_, name) =>
    Array.isArray(params[name]) ? [...params[name]].sort().join(', ') : params[name],
  );
  const length = isLength ? ` with length ${params.actual}` : '';
  return `Value${length} at '${pointer}' failed to satisfy constraint: Member must ${filled}`;
}
