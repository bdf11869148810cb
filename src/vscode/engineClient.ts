/** Runs one analysis in the worker, so that the extension host never waits for it. */
import { Worker } from 'node:worker_threads';

import type * as vscode from 'vscode';

import type { FromEngine, ToEngine } from '../protocol.ts';
import type { SummaryRequest } from '../summarizeRepository.ts';

export interface EngineUi {
  readonly progress: vscode.Progress<{ message?: string; increment?: number }>;
  readonly cancellation: vscode.CancellationToken;
  readonly log: vscode.LogOutputChannel;
}

type Outcome = Extract<FromEngine, { type: 'done' | 'failed' | 'cancelled' }>;

/** How long a cancelled worker may take to end git before it is ended itself. */
const graceMilliseconds = 1000;

export function runEngine(file: string, request: SummaryRequest, ui: EngineUi): Promise<Outcome> {
  return new Promise((resolve) => {
    const worker = new Worker(file, { workerData: request });
    let timer: NodeJS.Timeout | undefined;
    const finish = (outcome: Outcome): void => {
      clearTimeout(timer);
      cancelling.dispose();
      resolve(outcome);
    };
    const cancelling = ui.cancellation.onCancellationRequested(() => {
      worker.postMessage({ type: 'cancel' } satisfies ToEngine);
      timer = setTimeout(() => {
        void worker.terminate();
        finish({ type: 'cancelled' });
      }, graceMilliseconds);
    });
    worker.on('message', (message: FromEngine) => {
      if (message.type === 'progress') {
        const share =
          message.total > 0 ? ` ${Math.floor((message.done / message.total) * 100)} %` : '';
        ui.progress.report({ message: `${message.stage}${share}` });
      } else if (message.type === 'log') ui.log[message.level](message.sentence);
      else finish(message);
    });
    worker.on('error', (error) =>
      finish({ type: 'failed', sentence: `The analysis ended with an error: ${error.message}` }),
    );
    worker.on('exit', () =>
      finish({
        type: 'failed',
        sentence: 'The analysis ended before it had an answer. Run the command again.',
      }),
    );
  });
}
