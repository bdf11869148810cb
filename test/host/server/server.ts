/** One run of the server build of VS Code, with folders of its own that go when it ends. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

import { parts } from './install.ts';

export interface Server {
  /** Host and port. */
  readonly authority: string;
  /** Settles when the server ends by itself. */
  readonly ended: Promise<unknown>;
  /** What the server printed so far. */
  output(): string;
  stop(): void;
}

export interface ServerOptions {
  /**
   * A folder for everything that the server writes; the user's data is in `data` below it, as desktop VS Code has it.
   * Sockets are made in it, and their paths may have only about a hundred characters.
   */
  readonly home: string;
  readonly extensions?: string;
  /** Variables of the server, and so of the extensions in it. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** Starts a server on a free port of the loopback interface and waits until it answers. */
export async function startServer({
  home,
  extensions,
  environment,
}: ServerOptions): Promise<Server> {
  const authority = `127.0.0.1:${await freePort()}`;
  const child = spawn(
    parts.node,
    [
      parts.server,
      '--host=127.0.0.1',
      `--port=${authority.split(':')[1]}`,
      '--without-connection-token',
      '--accept-server-license-terms',
      `--server-data-dir=${home}`,
      '--telemetry-level=off',
      '--enable-smoke-test-driver',
      ...(extensions === undefined ? [] : [`--extensions-dir=${extensions}`]),
    ],
    {
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        TMPDIR: home,
        XDG_RUNTIME_DIR: home,
        EXTENSIONS_GALLERY: '{}',
        ...environment,
      },
    },
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));

  const server: Server = {
    authority,
    ended: once(child, 'exit'),
    output: () => output,
    stop: () => endGroup(child.pid),
  };
  try {
    await untilItAnswers(server, () => child.exitCode !== null);
    return server;
  } catch (error) {
    server.stop();
    throw error;
  }
}

async function untilItAnswers(server: Server, hasEnded: () => boolean): Promise<void> {
  for (const limit = Date.now() + 30_000; Date.now() < limit && !hasEnded(); await delay(50)) {
    const answer = await fetch(`http://${server.authority}/version`).catch(() => undefined);
    if (answer?.ok) return;
  }
  throw new Error(`The server build of VS Code did not start.\n${server.output()}`);
}

/** The server and every process that it started. */
function endGroup(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
