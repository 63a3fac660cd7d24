import { validateJson } from 'cleanrooms-collaboration';

export default () => validateJson('{"name": "x"}');
