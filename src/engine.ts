/** Composition root of the worker thread in which the editor runs every analysis. */
import { parentPort, workerData, type MessagePort } from 'node:worker_threads';

import { applyDraft } from './core/draft/applyDraft.ts';
import { emptyDraft } from './core/draft/draft.ts';
import { fromEngine, type ToEngine } from './protocol.ts';
import { renderMarkdown } from './report/markdown.ts';
import { showSummary } from './report/shownSummary.ts';
import { summarizeRepository, type SummaryRequest } from './summarizeRepository.ts';
import { toolRef } from './version.ts';

async function serve(port: MessagePort, request: SummaryRequest): Promise<void> {
  const stop = new AbortController();
  port.on('message', (message: ToEngine) => {
    if (message.type === 'cancel') stop.abort(new Error('Cancelled.'));
  });
  const tell = fromEngine((message) => port.postMessage(message));
  const progress = {
    report: (stage: string, done: number, total: number) =>
      tell({ type: 'progress', stage, done, total }),
  };
  const log = {
    info: (sentence: string) => tell({ type: 'log', level: 'info', sentence }),
    warn: (sentence: string) => tell({ type: 'log', level: 'warn', sentence }),
  };
  try {
    const summary = await summarizeRepository(request, toolRef, stop.signal, progress, log);
    tell({ type: 'done', markdown: renderMarkdown(showSummary(applyDraft(summary, emptyDraft))) });
  } catch (error) {
    const sentence = error instanceof Error ? error.message : String(error);
    tell(stop.signal.aborted ? { type: 'cancelled' } : { type: 'failed', sentence });
  } finally {
    port.close();
  }
}

if (parentPort) void serve(parentPort, workerData as SummaryRequest);
