/** What is typed on one page: every edit goes to the disk at once, and what other windows write comes back. */
import path from 'node:path';

import * as vscode from 'vscode';

import { joinEdits, type Stamped } from '../core/draft/effectiveEdits.ts';
import { whyNotWritten } from '../store/atomicFile.ts';
import type { EditFile, StoredEdits } from '../store/editLog.ts';

export interface EditSession<E> {
  edits(): readonly E[];
  add(edit: E): void;
  /** Reads the file again. */
  refresh(): Promise<void>;
  /** Stops listening; what could not be saved so far is still tried. */
  close(): void;
}

export interface EditEvents<E> {
  saved(edits: readonly string[]): void;
  notSaved(sentence: string): void;
  /** Another window has added edits. */
  changed(edits: readonly E[]): void;
  warn(sentence: string): void;
}

const retryMilliseconds = 3000;

export async function openEditSession<E extends Stamped>(
  file: EditFile<E>,
  events: EditEvents<E>,
): Promise<EditSession<E>> {
  let edits: readonly E[] = [];
  let unsaved: readonly E[] = [];
  let warned: string | null = null;
  let readOnly = false;
  let writing: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;

  /** Takes over what the file holds; tells the page only what it does not show already. */
  const take = (stored: StoredEdits<E>): void => {
    if (stored.warning !== null && stored.warning !== warned) events.warn(stored.warning);
    ({ warning: warned, readOnly } = stored);
    const joined = joinEdits(stored.edits, edits);
    const isNews = joined.length > edits.length;
    edits = joined;
    if (isNews) events.changed(edits);
  };
  const save = async (): Promise<void> => {
    while (unsaved.length > 0) {
      const batch = unsaved;
      const stored = await file.add(batch);
      const saved = new Set(batch.map((edit) => edit.id));
      unsaved = unsaved.filter((edit) => !saved.has(edit.id));
      events.saved([...saved]);
      take(stored);
    }
  };
  const flush = (): void => {
    clearTimeout(timer);
    writing ??= save()
      .then(
        () => true,
        (error: unknown) => {
          events.notSaved(whyNotWritten(error));
          timer = setTimeout(flush, retryMilliseconds);
          return false;
        },
      )
      .then((isDone) => {
        writing = undefined;
        if (isDone && unsaved.length > 0) flush();
      });
  };
  const refresh = async (): Promise<void> => {
    const stored = await file.read();
    // Whatever another window wrote over is written again.
    const there = new Set(stored.edits.map((edit) => edit.id));
    const lost = edits.filter((edit) => !there.has(edit.id));
    take(stored);
    if (!stored.readOnly && lost.length > 0) {
      unsaved = joinEdits(unsaved, lost);
      flush();
    }
  };
  const folder = vscode.Uri.file(path.dirname(file.file));
  const pattern = new vscode.RelativePattern(folder, '*.jsonl');
  const watcher = vscode.workspace.createFileSystemWatcher(pattern);
  const onFile = ({ fsPath }: vscode.Uri): void => {
    if (fsPath === file.file) void refresh().catch(() => undefined);
  };
  watcher.onDidChange(onFile);
  watcher.onDidCreate(onFile);

  const first = await file.read();
  ({ edits, warning: warned, readOnly } = first);
  if (first.warning !== null) events.warn(first.warning);
  return {
    edits: () => edits,
    add(edit) {
      if (readOnly) return events.notSaved(warned ?? 'This file cannot be changed.');
      edits = joinEdits(edits, [edit]);
      unsaved = joinEdits(unsaved, [edit]);
      flush();
    },
    refresh,
    close: () => watcher.dispose(),
  };
}
