// The browser's storage can be full or forbidden, and what is found in it can be anything.

/** What a function returns; undefined if it throws. */
export function attempt<T>(body: () => T): T | undefined {
  try {
    return body();
  } catch {
    return undefined;
  }
}
