// Set-up: brings a machine that has Node and rustup to where the project builds and its tests run.
// Every step looks first and does nothing when its work is there, so running it again is cheap.
// Tools are kept in the project's own `.tools` folder. System packages are installed only where
// nothing else works: a browser for the tests, and Debian's Rust where the Rust distribution
// servers can't be reached.
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { Stop, ask, root, run, say } from './run.mjs';

const target = 'wasm32-unknown-unknown';
const tools = join(root, '.tools');
const linkedToolchain = 'cleanrooms-collaboration-wasm';
const wasmPackVersion = '0.15.1';
const geckodriverVersion = '0.37.1';

/** The version of a crate in Cargo.lock; what must match it is installed in that version. */
function lockedVersion(crate) {
  const lock = readFileSync(join(root, 'Cargo.lock'), 'utf8');
  const found = new RegExp(`name = "${crate}"\\nversion = "([^"]+)"`).exec(lock);
  if (!found) throw new Stop(`Cargo.lock doesn't name ${crate}.`);
  return found[1];
}

async function npmDependencies() {
  const lock = readFileSync(join(root, 'package-lock.json'));
  const stamp = join(root, 'node_modules', '.installed');
  const wanted = createHash('sha256').update(lock).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  say('npm packages: installing (about a minute, downloads)');
  await run('npm', ['ci', '--no-audit', '--no-fund'], { quiet: true });
  writeFileSync(stamp, wanted);
}

function rust() {
  if (!ask('cargo', ['--version']) || !ask('rustup', ['--version'])) {
    throw new Stop(
      'Rust is missing: install rustup and its stable toolchain from https://rustup.rs, then run this again.',
    );
  }
}

function hasTarget(toolchain) {
  const env = { ...process.env, ...toolchain };
  const sysroot = ask('rustc', ['--print', 'sysroot'], { env });
  const folder = sysroot && join(sysroot, 'lib/rustlib', target, 'lib');
  return Boolean(folder && existsSync(folder) && readdirSync(folder).some((file) => file.startsWith('libstd')));
}

/** Installs Debian packages, or says in one sentence what is missing. */
async function apt(packages, purpose) {
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  if (!ask('apt-get', ['--version']) || (asRoot.length && !ask('sudo', ['-n', 'true']))) {
    throw new Stop(
      `${purpose} is missing and can't be installed here (no apt-get, or no right to use it): install ${packages.join(' ')} or their equivalent, then run this again.`,
    );
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const call = (...args) => {
    const [command, ...rest] = [...asRoot, 'apt-get', '-qq', ...args];
    return run(command, rest, { quiet: true, env });
  };
  await call('update');
  await call('install', '-y', '--no-install-recommends', ...packages);
}

/** The environment in which cargo can build for wasm32. */
async function wasmTarget() {
  if (hasTarget({})) return {};
  const linked = { RUSTUP_TOOLCHAIN: linkedToolchain };
  const isLinked = (ask('rustup', ['toolchain', 'list']) ?? '').includes(linkedToolchain);
  if (isLinked && hasTarget(linked)) return linked;

  say(`Rust target ${target}: asking rustup for it (a download, at most two minutes)`);
  if (ask('rustup', ['target', 'add', target], { timeout: 120_000 }) !== undefined && hasTarget({})) return {};

  say(
    `Rust target ${target}: not to be had from rustup; using Debian's Rust and building the standard library for it (two minutes)`,
  );
  await apt(['rustc-web', 'rust-web-src', 'rust-web-clippy'], `The Rust target ${target}`);
  await buildStandardLibrary();
  await run('rustup', ['toolchain', 'link', linkedToolchain, '/usr'], { quiet: true });
  if (!hasTarget(linked))
    throw new Stop(`The Rust target ${target} could not be set up: rustc of ${linkedToolchain} doesn't find it.`);
  return linked;
}

/** Compiles Debian's copy of Rust's standard library for wasm32 and puts it where rustc looks. */
async function buildStandardLibrary() {
  const library = `/usr/lib/rustlib/${target}/lib`;
  if (existsSync(library) && readdirSync(library).some((file) => file.startsWith('libstd'))) return;
  const empty = join(tmpdir(), `cleanrooms-collaboration-std-${process.pid}`);
  mkdirSync(join(empty, 'src'), { recursive: true });
  writeFileSync(join(empty, 'Cargo.toml'), '[package]\nname = "empty"\nversion = "0.0.0"\nedition = "2021"\n');
  writeFileSync(join(empty, 'src/lib.rs'), '');
  const env = {
    ...process.env,
    RUSTC: '/usr/bin/rustc',
    RUSTC_BOOTSTRAP: '1',
    CARGO_TARGET_DIR: join(empty, 'target'),
  };
  const std = '-Zbuild-std=std,panic_abort,proc_macro,test';
  await run('cargo', ['build', '--release', std, '--target', target], { cwd: empty, quiet: true, env });

  const staged = join(empty, 'staged', target);
  mkdirSync(join(staged, 'lib'), { recursive: true });
  const built = join(empty, 'target', target, 'release/deps');
  for (const file of readdirSync(built)) {
    if (file.endsWith('.rlib') && !file.startsWith('libempty')) cpSync(join(built, file), join(staged, 'lib', file));
  }
  const host = /host: (.*)/.exec(ask('rustc', ['-vV']) ?? '')?.[1];
  const linker = join(ask('rustc', ['--print', 'sysroot']) ?? '', 'lib/rustlib', String(host), 'bin/rust-lld');
  if (!existsSync(linker)) throw new Stop(`The wasm linker is missing from rustup's toolchain: ${linker}.`);
  const linkers = join(empty, 'staged', String(host), 'bin');
  mkdirSync(linkers, { recursive: true });
  if (!existsSync(`/usr/lib/rustlib/${host}/bin/rust-lld`)) symlinkSync(linker, join(linkers, 'rust-lld'));
  const copy = ['cp', '-r', `${join(empty, 'staged')}/.`, '/usr/lib/rustlib/'];
  const [command, ...rest] = process.getuid?.() === 0 ? copy : ['sudo', '-n', ...copy];
  await run(command, rest, { quiet: true });
  // What was compiled against another copy of the standard library can't be used with this one.
  rmSync(join(root, 'target/wasm'), { recursive: true, force: true });
}

/**
 * A program from crates.io, in the version wanted, on the PATH or in `.tools`. Built without
 * optimisation: compiling is what takes the time, and each of these runs for a second.
 */
export async function cargoTool(name, crate, version, flags = []) {
  const path = [join(tools, 'bin', name), name];
  const found = (program) => /\d+\.\d+\.\d+/.exec(ask(program, ['--version']) ?? '')?.[0];
  if (path.some((program) => found(program) === version)) return;
  say(`${crate} ${version}: compiling it (one to three minutes, once)`);
  const where = ['--root', tools, '--target-dir', join(tools, 'build')];
  await run('cargo', ['install', crate, '--version', version, '--debug', '--force', ...flags, ...where], {
    quiet: true,
  });
}

const firstThatRuns = (programs) => programs.find((program) => program && ask(program, ['--version']));

/** A Chromium and its driver. */
async function browser() {
  const find = () => ({
    chrome: firstThatRuns([
      process.env.CHROME_PATH,
      '/usr/bin/chromium',
      'chromium',
      'google-chrome',
      'chromium-browser',
    ]),
    driver: firstThatRuns([process.env.CHROMEDRIVER, '/usr/bin/chromedriver', 'chromedriver']),
  });
  let { chrome, driver } = find();
  if (!chrome || !driver) {
    say('Chromium and its driver: installing (a minute, downloads)');
    await apt(['chromium', 'chromium-driver'], 'A Chromium browser with its driver');
    ({ chrome, driver } = find());
    if (!chrome || !driver)
      throw new Stop(
        'Chromium and chromedriver were installed but do not run; set CHROME_PATH and CHROMEDRIVER to ones that do.',
      );
  }
  return { CHROME_PATH: chrome, CHROMEDRIVER: driver };
}

/** Shells that commands are typed into, at a terminal. */
async function shells() {
  if (['zsh', 'bash'].every((shell) => ask(shell, ['--version']) !== undefined)) return;
  say('zsh, for the tests of commands: installing (a download)');
  await apt(['zsh', 'bash'], 'A shell that the tests type commands into');
}

/** Firefox and WebKit with their drivers. */
async function engines() {
  const programs = { 'firefox-esr': ['--version'], WebKitWebDriver: ['--help'], 'xvfb-run': ['--help'] };
  if (Object.entries(programs).some(([program, args]) => ask(program, args) === undefined)) {
    say('Firefox and WebKit: installing (two minutes, downloads)');
    await apt(['firefox-esr', 'webkit2gtk-driver', 'xvfb', 'xauth'], 'Firefox or WebKit with its driver');
  }
  await cargoTool('geckodriver', 'geckodriver', geckodriverVersion, ['--locked']);
}

/** The editions of the operation, each with the version of botocore that first had it, as the crate's table has them. */
function editions() {
  const table = readFileSync(join(root, 'src/operation/edition.rs'), 'utf8');
  return [...table.matchAll(/"([\d-]{10})".* botocore "([\d.]+)"/g)].map(([, date, version]) => `${date}=${version}`);
}

/** The tools of the tests that are Python's, in a folder of their own, and the model of each edition. */
async function pythonTools() {
  const requirements = readFileSync(join(root, 'tests/requirements.txt'));
  const models = editions();
  const stamp = join(tools, 'python/.installed');
  const wanted = createHash('sha256').update(requirements).update(models.join()).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  say('AWS CLI, boto3, moto and linters for the tests: installing (a minute, downloads)');
  rmSync(join(tools, 'python'), { recursive: true, force: true });
  const make = ['-m', 'venv', join(tools, 'python')];
  if (ask('python3', make) === undefined) {
    await apt(['python3-venv'], 'Python 3 with venv');
    await run('python3', make, { quiet: true });
  }
  const pip = async (...args) =>
    run(join(tools, 'python/bin/pip'), ['install', '--quiet', '--disable-pip-version-check', ...args], { quiet: true });
  await pip('-r', join(root, 'tests/requirements.txt'));
  say("the model of each edition, out of botocore's wheels: fetching (a minute, downloads)");
  const folder = join(tools, 'editions');
  rmSync(folder, { recursive: true, force: true });
  await run(join(tools, 'python/bin/python'), [join(root, 'tests/python/editions.py'), folder, ...models], {
    quiet: true,
  });
  writeFileSync(stamp, wanted);
}

/**
 * Makes everything ready and returns the environment to build in.
 * `tests`: also what only the tests need (wasm-pack, a browser, tools of Python's); `python`: these alone;
 * `engines`: other browsers.
 */
export async function setUp({ tests = false, python = tests, engines: others = false } = {}) {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19))
    throw new Stop(`Node ${process.version} is too old: 20.19 or later is needed.`);
  rust();
  await npmDependencies();
  const toolchain = await wasmTarget();
  await cargoTool('wasm-bindgen', 'wasm-bindgen-cli', lockedVersion('wasm-bindgen'));
  // wasm-bindgen-cli goes without --locked: the lock file inside 0.2.130 names a yanked or withheld release.
  const found = tests ? await browser() : {};
  if (tests) await shells();
  if (others) await engines();
  if (python) await pythonTools();
  if (tests) await cargoTool('wasm-pack', 'wasm-pack', wasmPackVersion, ['--locked']);
  const PATH = [join(tools, 'bin'), join(root, 'node_modules/.bin'), process.env.PATH].join(':');
  return { ...process.env, ...found, PATH, wasm: { ...process.env, ...found, ...toolchain, PATH } };
}
