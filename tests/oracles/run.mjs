// `npm run test:oracles`; `-- 100000` for as many requests, `-- 100000 7` for other ones.
import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const [requests, seed] = process.argv.slice(2);
const env = { ...process.env, ...(requests && { ORACLE_REQUESTS: requests }), ...(seed && { ORACLE_SEED: seed }) };
const args = ['--test', '--test-reporter=spec', fileURLToPath(new URL('.', import.meta.url))];
process.exitCode = spawnSync(process.execPath, args, { env, stdio: 'inherit' }).status ?? 1;
