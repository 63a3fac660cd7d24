// For workerd.
import * as api from 'cleanrooms-collaboration';
import { validate } from 'cleanrooms-collaboration/validate';
import { report } from './report.js';

const agree = () => JSON.stringify(validate({})) === JSON.stringify(api.validate({}));

export default { fetch: () => new Response(agree() ? report(api) : 'validate by itself says something else') };
