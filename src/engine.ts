/** Composition root of the worker thread in which the editor runs every analysis. */
import { parentPort, workerData, type MessagePort } from 'node:worker_threads';

import { TeamsError } from './core/teams/teams.ts';
import { showAdoptions } from './engine/adoptions.ts';
import type { EngineContext } from './engine/context.ts';
import { exportSummary } from './engine/export.ts';
import { calibrate, openExported } from './engine/exported.ts';
import { findOffer } from './engine/identities.ts';
import { showCommitText, showFileText } from './engine/show.ts';
import { summarizeAll } from './engine/summarize.ts';
import { seedTeams } from './engine/teams.ts';
import { verifyExported } from './engine/verify.ts';
import { GitError } from './git/errors.ts';
import { GitHubError } from './github/failure.ts';
import { fromEngine, type EngineRequest, type FailureReason, type ToEngine } from './protocol.ts';
import { defaultCacheFolder } from './store/cacheFolder.ts';
import { toolRef } from './version.ts';

/** How often progress within one stage is told at most, in milliseconds. */
const pace = 40;

async function serve(port: MessagePort, request: EngineRequest): Promise<void> {
  const stop = new AbortController();
  const tell = fromEngine((message) => port.postMessage(message));
  let answer: ((message: Extract<ToEngine, { type: 'identities' }>) => void) | undefined;
  const signIns = new Map<string, AbortController>();
  const signIn = (host: string): AbortController => {
    const known = signIns.get(host) ?? new AbortController();
    signIns.set(host, known);
    return known;
  };
  port.on('message', (message: ToEngine) => {
    switch (message.type) {
      case 'cancel':
        return stop.abort(new Error('Cancelled.'));
      case 'signed-out':
        return signIn(message.host).abort(new GitHubError('auth'));
      case 'identities':
        return answer?.(message);
    }
  });
  const { signal } = stop;
  let told = 0;
  let toldStage = '';
  const context: EngineContext = {
    tool: toolRef,
    cache: defaultCacheFolder(process.env),
    signal,
    progress: {
      report(stage, done, total) {
        if (stage === toldStage && performance.now() - told < pace) return;
        toldStage = stage;
        told = performance.now();
        tell({ type: 'progress', stage, done, total });
      },
    },
    log: {
      info: (sentence) => tell({ type: 'log', level: 'info', sentence }),
      warn: (sentence) => tell({ type: 'log', level: 'warn', sentence }),
    },
    signedOut: (host) => signIn(host).signal,
    partial: (result) => tell({ type: 'partial', result }),
    confirm: (place, offer) =>
      new Promise((resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason), { once: true });
        answer = ({ identities }) => {
          if (identities === null) stop.abort(new Error('Cancelled.'));
          else resolve(identities);
        };
        tell({ type: 'identities', place, offer });
      }),
  };
  try {
    tell({ type: 'done', result: await run(request, context) });
  } catch (error) {
    const sentence = error instanceof Error ? error.message : String(error);
    const reason = reasonOf(error);
    tell(signal.aborted ? { type: 'cancelled' } : { type: 'failed', sentence, reason });
  } finally {
    port.close();
  }
}

function reasonOf(error: unknown): FailureReason | null {
  if (error instanceof GitError) return error.reason;
  return error instanceof TeamsError ? 'teams-file' : null;
}

function run(request: EngineRequest, context: EngineContext) {
  switch (request.kind) {
    case 'summary':
      return summarizeAll(request, context);
    case 'identities':
      return findOffer(request, context);
    case 'adoptions':
      return showAdoptions(request, context);
    case 'teams':
      return seedTeams(request, context);
    case 'commit':
      return showCommitText(request, context);
    case 'file':
      return showFileText(request, context);
    case 'export':
      return exportSummary(request);
    case 'open':
      return openExported(request);
    case 'verify':
      return verifyExported(request, context);
    case 'calibrate':
      return calibrate(request);
  }
}

if (parentPort) void serve(parentPort, workerData as EngineRequest);
