// JSON pointers (RFC 6901): a key as a step of one, there and back.

export const toStep = (key) =>
  key.includes('~') || key.includes('/') ? key.replaceAll('~', '~0').replaceAll('/', '~1') : key;

export const fromStep = (step) => step.replaceAll('~1', '/').replaceAll('~0', '~');
