// Why a file can't be read.

/** Thrown where reading ends, and made a problem of the result. */
export class Unreadable extends Error {
  /** Whether the message says why, and not only where. */
  isCause = false;

  constructor(code, message, offset) {
    super(message);
    this.code = code;
    this.offset = offset;
  }
}

/** The same with a message that says why. */
export const because = (code, message, offset) =>
  Object.assign(new Unreadable(code, message, offset), { isCause: true });
