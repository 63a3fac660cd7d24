// `npm run fuzz`: each target for five minutes, from the corpus that is kept and what earlier runs found; `-- 60`
// for a minute each. A crash is told with the file that makes it, in target/fuzz/artifacts: once mended, the file
// belongs into tests/fuzz/corpus.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { main, root, run, say } from '../../pkg/scripts/run.mjs';
import { cargoTool, setUp } from '../../pkg/scripts/setup.mjs';

await main(async () => {
  const seconds = Number(process.argv[2] ?? 300);
  const set = await setUp();
  await cargoTool('cargo-fuzz', 'cargo-fuzz', '0.13.2', ['--locked']);
  // The sanitizers are options of the compiler that the stable channel hides.
  const env = { ...set, RUSTC_BOOTSTRAP: '1', CARGO_TARGET_DIR: join(root, 'target/fuzz') };
  for (const target of ['text', 'request', 'answer', 'tape']) {
    say(`fuzzing ${target} for ${seconds} s`);
    const kept = join(root, 'tests/fuzz/corpus', target);
    const found = join(root, 'target/fuzz/corpus', target);
    const artifacts = join(root, 'target/fuzz/artifacts', target);
    for (const folder of [found, artifacts]) mkdirSync(folder, { recursive: true });
    const limits = [
      `-max_total_time=${seconds}`,
      '-max_len=8192',
      '-timeout=5',
      '-rss_limit_mb=2048',
      `-artifact_prefix=${artifacts}/`,
    ];
    const args = [
      'fuzz',
      'run',
      '--fuzz-dir',
      'tests/fuzz',
      target,
      found,
      kept,
      '--',
      ...limits,
      '-print_final_stats=1',
    ];
    await run('cargo', args, { quiet: true, env });
  }
  say('no crash');
});
