import { validate } from 'cleanrooms-collaboration/validate';

export const run = (value) => validate(value).ok;
