/** Runs one task in the worker, so that the extension host never waits for it. */
import { Worker } from 'node:worker_threads';

import type * as vscode from 'vscode';

import type { SubjectIdentities, SubjectOffer } from '../core/people/subject.ts';
import type {
  EngineKind,
  EngineTasks,
  FromEngine,
  RepositoryPlace,
  SummaryResult,
  ToEngine,
} from '../protocol.ts';

export interface EngineUi {
  readonly log: vscode.LogOutputChannel;
  readonly cancellation?: vscode.CancellationToken;
  /** Hosts that the user signs out of while the task runs. */
  readonly signedOut?: vscode.Event<string>;
  progress?(stage: string, done: number, total: number): void;
  partial?(result: SummaryResult): void;
  /** Null ends the task, as if it had been cancelled. */
  confirm?(place: RepositoryPlace, offer: SubjectOffer): Promise<SubjectIdentities | null>;
}

export type Outcome<Kind extends EngineKind> =
  | { readonly type: 'done'; readonly result: EngineTasks[Kind]['result'] }
  | Extract<FromEngine, { type: 'failed' | 'cancelled' }>;

/** How long a cancelled worker may take to end git before it is ended itself. */
const graceMilliseconds = 700;

/** Never rejects: whatever happens to the worker is an outcome. */
export function runEngine<Kind extends EngineKind>(
  file: string,
  kind: Kind,
  request: EngineTasks[Kind]['request'],
  ui: EngineUi,
): Promise<Outcome<Kind>> {
  return new Promise((resolve) => {
    const worker = new Worker(file, { workerData: { kind, ...request } });
    let timer: NodeJS.Timeout | undefined;
    const finish = (outcome: Outcome<Kind>): void => {
      clearTimeout(timer);
      cancelling?.dispose();
      signingOut?.dispose();
      resolve(outcome);
    };
    const send = (message: ToEngine): void => worker.postMessage(message);
    const cancel = (): void => {
      send({ type: 'cancel' });
      timer = setTimeout(() => {
        void worker.terminate();
        finish({ type: 'cancelled' });
      }, graceMilliseconds);
    };
    const cancelling = ui.cancellation?.onCancellationRequested(cancel);
    const signingOut = ui.signedOut?.((host) => send({ type: 'signed-out', host }));
    if (ui.cancellation?.isCancellationRequested) cancel();
    worker.on('message', (message: FromEngine) => {
      switch (message.type) {
        case 'progress':
          return ui.progress?.(message.stage, message.done, message.total);
        case 'log':
          return ui.log[message.level](message.sentence);
        case 'partial':
          return ui.partial?.(message.result);
        case 'identities':
          return void answer(message, ui).then((identities) =>
            send({ type: 'identities', identities }),
          );
        case 'done':
          return finish({ type: 'done', result: message.result as EngineTasks[Kind]['result'] });
        case 'failed':
        case 'cancelled':
          return finish(message);
      }
    });
    const died = (sentence: string): void => finish({ type: 'failed', sentence, reason: null });
    worker.on('error', (error) => died(`The analysis ended with an error: ${error.message}`));
    worker.on('exit', () =>
      died('The analysis ended before it had an answer. Run the command again.'),
    );
  });
}

async function answer(
  { place, offer }: Extract<FromEngine, { type: 'identities' }>,
  { confirm, log }: EngineUi,
): Promise<SubjectIdentities | null> {
  try {
    return (await confirm?.(place, offer)) ?? null;
  } catch (error) {
    log.error(error instanceof Error ? error : String(error));
    return null;
  }
}
