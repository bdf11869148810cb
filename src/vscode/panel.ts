/** A summary's page: shows what the worker finds, keeps the user's edits, and does what the page asks for. */
import * as vscode from 'vscode';

import { emptyDraft, type Draft, type Edit } from '../core/draft/draft.ts';
import { restoredReasons } from '../core/draft/effectiveEdits.ts';
import type { Period } from '../core/model.ts';
import type { ExportChoice, FromPage, HostToPage, SummaryResult } from '../protocol.ts';
import { openDraft } from '../store/drafts.ts';
import { readSummary, saveSummary, summaryName, type SavedSummary } from '../store/summaries.ts';
import { toolRef } from '../version.ts';
import { copyText, openMailDraft } from './ask.ts';
import { openEditSession, type EditSession } from './editSession.ts';
import { exportSummary } from './exportSummary.ts';
import { helpFor, showFailure } from './failures.ts';
import type { Forms } from './forms.ts';
import { runVisibly, type Host } from './host.ts';
import { openTarget } from './links.ts';
import { parseFromPage } from './messages.ts';
import { pageHtml, pageOptions } from './pageHtml.ts';
import { confirmIdentities } from './pickIdentities.ts';
import { openAccesses } from './pullRequests/accesses.ts';
import { pullRequestsLine } from './pullRequests/standing.ts';
import { otherWorkspaceFolders } from './repositories.ts';
import { savedManualSummary } from './savedManualSummary.ts';
import { gitPath, otherRepositories, summarySettings } from './settings.ts';

export const viewType = 'groundwork.summary';

/** What a page was opened for; all that is needed to find it again after a restart. */
export interface Asked {
  readonly folders: readonly string[];
  readonly period: Period;
  /** Whose summary it is, where it is written by hand and there are no folders. */
  readonly manual?: string | undefined;
}

export interface SummaryPanel {
  readonly asked: Asked;
  /** Runs the analysis; ends when the page shows its result, or why there is none. */
  run(): Promise<void>;
  /** Ends an analysis that is running. */
  stop(): Promise<void>;
  /** Shows the summary as it was last made; false where there is none of this version. */
  showSaved(): Promise<boolean>;
  /** Says on the page why it shows nothing. */
  fail(sentence: string, help: string): void;
  export(choice: ExportChoice): Promise<void>;
  /** Web addresses of the repositories that the summary is about. */
  webUrls(): readonly (string | null)[];
  /** Says anew whether pull requests are read. */
  refresh(): void;
  reveal(): void;
  isVisible(): boolean;
  close(): void;
}

/** Commands that the page may start, and no others. */
const pageCommands = {
  identities: 'groundwork.manageMyIdentities',
  teams: 'groundwork.editTeams',
  forms: 'groundwork.editFormPresets',
  period: 'groundwork.summarizeMyContributions',
  'pull-requests': 'groundwork.readPullRequests',
  log: 'groundwork.showLog',
} as const;

export function createPanel(
  host: Host,
  forms: Forms,
  asked: Asked,
  panel: vscode.WebviewPanel,
  onClosed: () => void,
): SummaryPanel {
  /** What the page is told when it asks; a hidden page forgets everything. */
  let state: HostToPage = { type: 'progress', stage: 'Opening', done: 0, total: 0 };
  let shown: SavedSummary | undefined;
  let draft: EditSession<Edit> | undefined;
  /** What the page kept over a reload and sent before its draft was open. */
  let early: readonly Edit[] = [];
  /** Hosts that may be asked, and where nobody was signed in at the last reading. */
  let signedOut: readonly string[] = [];
  let running: { readonly done: Promise<void>; cancel(): void } | undefined;
  let isReady = false;
  let isClosed = false;

  const post = (message: HostToPage): void => {
    if (isReady && !isClosed) void panel.webview.postMessage(message);
  };
  const postForms = async (): Promise<void> => post({ type: 'forms', ...(await forms.known()) });
  const webUrls = (): readonly (string | null)[] =>
    (shown?.places ?? []).map(({ webUrl }) => webUrl);
  const postLine = (): void =>
    post({
      type: 'pull-requests',
      line: pullRequestsLine(host.memory, webUrls(), signedOut),
    });
  const show = (message: HostToPage): void => {
    state = message;
    post(message);
  };
  const currentDraft = (): Draft => (draft ? { version: 1, edits: draft.edits() } : emptyDraft);
  const showSummary = async (saved: SavedSummary, partial: boolean): Promise<void> => {
    draft ??= await openEditSession(await openDraft(host.storage.drafts, draftSubject(saved)), {
      saved: (edits) => post({ type: 'saved', edits }),
      notSaved: (sentence) => post({ type: 'not-saved', sentence }),
      changed: (edits) => post({ type: 'draft', draft: { version: 1, edits } }),
      warn: (sentence) => void vscode.window.showWarningMessage(sentence),
    });
    for (const edit of early) draft.add(edit);
    early = [];
    for (const { folder } of placesOf(saved)) host.folders.add(folder);
    shown = saved;
    panel.title = `${summaryName(saved)} · ${saved.period.label}`;
    show({ type: 'packed-summary', packed: saved.packed, draft: currentDraft(), partial });
    postLine();
  };

  const showAndKeep = async (summary: SavedSummary): Promise<void> => {
    await showSummary(summary, false);
    await saveSummary(host.storage.summaries, summary).catch((error: unknown) =>
      host.log.warn(`The summary could not be kept for the next opening (${String(error)}).`),
    );
  };

  const analyze = async (cancellation: vscode.CancellationToken): Promise<void> => {
    if (asked.manual !== undefined)
      return showAndKeep(savedManualSummary(asked.manual, asked.period));
    const made = (result: SummaryResult): SavedSummary => ({
      ...result,
      folders: [...asked.folders],
      places: [...result.places],
      others: [...result.others],
      subject: { name: result.subject.name, emails: [...result.subject.emails] },
      tool: toolRef.version,
      made: new Date().toISOString(),
    });
    const git = gitPath();
    const accesses = await openAccesses(host.memory);
    signedOut = accesses.signedOut;
    accesses.onLost((name) => {
      signedOut = [...signedOut, name];
      postLine();
    });
    const outcome = await runVisibly(
      host,
      'Groundwork',
      'summary',
      {
        repositories: asked.folders.map((folder) => ({ folder, git })),
        others: [...otherWorkspaceFolders(asked.folders), ...otherRepositories()],
        teamsFolder: host.storage.teams,
        accesses: accesses.list,
        period: asked.period,
        today: today(),
        settings: { ...summarySettings(), restored: restoredReasons(currentDraft()) },
      },
      {
        progress: (stage, done, total) => {
          const message: HostToPage = { type: 'progress', stage, done, total };
          if (shown) post(message);
          else show(message);
        },
        signedOut: accesses.onLost,
        partial: (result) => void showSummary(made(result), true),
        confirm: (place, offer) => confirmIdentities(host, place, offer),
      },
      cancellation,
    );
    accesses.dispose();
    if (outcome.type === 'done') {
      await showAndKeep(made(outcome.result));
    } else if (outcome.type === 'failed') {
      const message: HostToPage = {
        type: 'failed',
        sentence: outcome.sentence,
        help: helpFor(outcome.reason),
      };
      if (shown) post(message);
      else show(message);
      void showFailure(host, outcome);
    } else if (shown) post({ type: 'cancelled' });
    else show({ type: 'cancelled' });
  };

  const receive = (message: FromPage): void => {
    switch (message.type) {
      case 'ready':
        isReady = true;
        post(state.type === 'packed-summary' ? { ...state, draft: currentDraft() } : state);
        postLine();
        return void postForms().catch(report);
      case 'edit':
        if (draft) draft.add(message.edit);
        else early = [...early, message.edit];
        return;
      case 'open':
        return void openTarget(host, shown ? placesOf(shown) : [], message.target).catch(report);
      case 'export':
        return void handle.export({ kind: 'summary', format: message.format }).catch(report);
      case 'copy':
        return void copyText(message.text).catch(report);
      case 'mail':
        return void openMailDraft(message).catch(report);
      case 'run-again':
        return void handle.run().catch(report);
      case 'cancel':
        return running?.cancel();
      case 'command':
        return void vscode.commands
          .executeCommand(pageCommands[message.command], { folders: asked.folders })
          .then(undefined, report);
    }
  };
  const report = (error: unknown): void =>
    void showFailure(host, {
      sentence: error instanceof Error ? error.message : String(error),
      reason: null,
    });

  const handle: SummaryPanel = {
    asked,
    run() {
      if (!running) {
        const source = new vscode.CancellationTokenSource();
        const done = analyze(source.token).finally(() => {
          source.dispose();
          running = undefined;
        });
        running = { done, cancel: () => source.cancel() };
      }
      return running.done;
    },
    async stop() {
      running?.cancel();
      await running?.done;
    },
    async showSaved() {
      const { folders, period, manual } = asked;
      const key = { folders, from: period.from, to: period.to, manual };
      const saved = await readSummary(host.storage.summaries, key, toolRef.version);
      if (saved) await showSummary(saved, false);
      return saved !== null;
    },
    fail: (sentence, help) => show({ type: 'failed', sentence, help }),
    async export(choice) {
      if (shown) await exportSummary(host, shown, currentDraft(), choice);
    },
    webUrls,
    refresh: postLine,
    reveal: () => panel.reveal(),
    isVisible: () => panel.visible,
    close: () => panel.dispose(),
  };

  panel.webview.onDidReceiveMessage((value: unknown) => {
    const message = parseFromPage(value);
    if (message) receive(message);
    else host.log.warn('A message of the page was not understood and was ignored.');
  });
  panel.onDidChangeViewState(() => {
    // A hidden page is gone, and asks again when it is shown.
    if (!panel.visible) isReady = false;
    else void draft?.refresh().catch(() => undefined);
  });
  const formsChanged = forms.onChanged(() => void postForms().catch(report));
  panel.onDidDispose(() => {
    isClosed = true;
    formsChanged.dispose();
    running?.cancel();
    draft?.close();
    onClosed();
  });
  panel.iconPath = vscode.Uri.joinPath(host.extension, 'media', 'icon.png');
  panel.webview.options = pageOptions(host.extension);
  panel.webview.html = pageHtml(panel.webview, host.extension, asked);
  return handle;
}

/** Where the summary's repositories are, by their index in it. */
function placesOf({ places, others }: SavedSummary) {
  return [...places, ...others];
}

function draftSubject({ places, subject, period, manual }: SavedSummary) {
  return {
    repositories: places.map(({ identity }) => identity),
    emails: manual === undefined ? subject.emails : [`by hand: ${manual}`],
    from: period.from,
    to: period.to,
  };
}

/** Today as a day in UTC. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}
