// What a name has in common with another spelling of it.

/** A name, or a pointer of names, without what spellings differ in: capitals, underscores and hyphens. */
export const bare = (text) => text.toLowerCase().replaceAll('_', '').replaceAll('-', '');
