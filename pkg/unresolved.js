// What stands in a request for a value that is not known yet.

/** The same in every copy of the package. */
export const unresolved = Symbol.for('cleanrooms-collaboration.unresolved');
