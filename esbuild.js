import { chmodSync, readFileSync, rmSync } from 'node:fs';

import { build } from 'esbuild';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));

/** What every bundle shares. `createRequire` lets bundled CommonJS libraries reach Node's own modules. */
const common = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  minify: true,
  mainFields: ['module', 'main'],
  legalComments: 'none',
  sourcemap: process.argv.includes('--dev') ? 'inline' : false,
  define: { __GROUNDWORK_VERSION__: JSON.stringify(version) },
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
]);
chmodSync('dist/cli.js', 0o755);
