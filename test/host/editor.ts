/** Which VS Code the host tests run in. */
import path from 'node:path';

import { downloadAndUnzipVSCode } from '@vscode/test-electron';

import { installServer } from './server/install.ts';

/**
 * The executable to test in, installed when it is missing.
 * `GROUNDWORK_HOST` is `desktop`, `server` or `auto`, which takes the desktop's where it can be shown and
 * downloaded, and the server build on CI and elsewhere.
 */
export async function findEditor(): Promise<string> {
  const choice = process.env['GROUNDWORK_HOST'] ?? 'auto';
  switch (choice) {
    case 'desktop':
      return downloadAndUnzipVSCode();
    case 'server':
      return serverBuild();
    case 'auto':
      return canRunServer() && (process.env['CI'] || !hasDisplay())
        ? serverBuild()
        : downloadAndUnzipVSCode({ version: 'stable', timeout: 10_000 }).catch(serverBuild);
    default:
      throw new Error(`GROUNDWORK_HOST is desktop, server, auto or off, not "${choice}".`);
  }
}

function serverBuild(): string {
  if (!canRunServer())
    throw new Error('The server build of VS Code is pinned for Linux on x64. Use desktop VS Code.');
  installServer();
  return path.resolve('test/host/server/shim.ts');
}

function canRunServer(): boolean {
  return process.platform === 'linux' && process.arch === 'x64';
}

function hasDisplay(): boolean {
  return Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
}
