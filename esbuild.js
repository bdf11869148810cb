import { createHash } from 'node:crypto';
import { chmodSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';

import { build } from 'esbuild';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));

/** What decides about the facts that an index keeps: with other code, other facts could be found. */
function fingerprintOfFacts() {
  const sources = readdirSync('src/core/languages', { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.replaceAll('\\', '/'))
    .concat(['factCode', 'fileVersion', 'lines'].map((name) => `src/core/reuse/${name}.ts`))
    .sort();
  const hash = createHash('sha256');
  for (const file of sources) hash.update(`${file}\n`).update(readFileSync(file));
  return hash.digest('hex').slice(0, 16);
}

/** What every bundle shares. `createRequire` lets bundled CommonJS libraries reach Node's own modules. */
const common = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  minify: true,
  mainFields: ['module', 'main'],
  legalComments: 'none',
  sourcemap: process.argv.includes('--dev') ? 'inline' : false,
  jsx: 'automatic',
  jsxImportSource: 'preact',
  define: {
    __GROUNDWORK_VERSION__: JSON.stringify(version),
    __GROUNDWORK_FACTS__: JSON.stringify(fingerprintOfFacts()),
  },
  logLevel: 'warning',
};

rmSync('dist', { recursive: true, force: true });
await Promise.all([
  build({
    ...common,
    entryPoints: ['src/extension.ts'],
    outfile: 'dist/extension.cjs',
    format: 'cjs',
    external: ['vscode'],
  }),
  build({
    ...common,
    entryPoints: ['src/engine.ts'],
    outfile: 'dist/engine.cjs',
    format: 'cjs',
  }),
  build({
    ...common,
    entryPoints: ['src/cli.ts'],
    outfile: 'dist/cli.js',
    format: 'esm',
    banner: {
      js: "#!/usr/bin/env node\nimport { createRequire as groundworkRequire } from 'node:module'; const require = groundworkRequire(import.meta.url);",
    },
  }),
  build({
    ...common,
    platform: 'browser',
    target: 'es2023',
    entryPoints: { calibration: 'src/webview/calibration/main.tsx' },
    outdir: 'dist',
    format: 'iife',
  }),
]);
chmodSync('dist/cli.js', 0o755);
const page = await buildPage('page', 'src/webview/main.tsx');
const exported = await buildPage('exported', 'src/webview/exported/main.tsx');

/** A page loads the parts that are not read at first when they are asked for: which files it has at first, and later. */
async function buildPage(name, entry) {
  const { metafile } = await build({
    ...common,
    platform: 'browser',
    target: 'es2023',
    entryPoints: { [name]: entry },
    outdir: 'dist',
    format: 'esm',
    splitting: true,
    chunkNames: `${name}-[name]-[hash]`,
    metafile: true,
  });
  const scripts = Object.keys(metafile.outputs).filter((file) => file.endsWith('.js'));
  const atFirst = loadedWith(`dist/${name}.js`, metafile);
  const later = scripts.filter((file) => !atFirst.has(file));
  return { atFirst: [...atFirst, `dist/${name}.css`], later };
}

/** The files that a script of a page needs before it can run. */
function loadedWith(file, metafile, found = new Set()) {
  if (found.has(file)) return found;
  found.add(file);
  for (const { path, kind } of metafile.outputs[file].imports)
    if (kind === 'import-statement') loadedWith(path, metafile, found);
  return found;
}

/** Sizes in kB that a bundle may have; one that grows beyond it fails the build. */
const limits = [
  ['extension', 500, ['dist/extension.cjs']],
  ['page', 150, page.atFirst],
  ['parts of the page loaded on demand', 100, page.later],
  ['page of an exported summary', 150, exported.atFirst],
  ['parts of it loaded on demand', 100, exported.later],
  ['page of a calibration', 150, ['dist/calibration.js', 'dist/calibration.css']],
];
for (const [name, limit, files] of limits) {
  const size = files.reduce((sum, file) => sum + statSync(file).size, 0) / 1000;
  console.log(`${name}: ${size.toFixed(1)} kB of ${limit} kB`);
  if (size > limit && !process.argv.includes('--dev')) {
    console.error(`The ${name} is larger than ${limit} kB.`);
    process.exitCode = 1;
  }
}
