/** Exported summaries side by side: documents in, notes and an order out. */
import type { JSX } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';

import {
  calibrationState,
  type CalibrationChange,
  type CalibrationEdit,
} from '../../core/calibration/calibrationEdits.ts';
import { contributionColumns, summaryColumns } from '../../core/calibration/columns.ts';
import { joinEdits } from '../../core/draft/effectiveEdits.ts';
import type { ExportedSummary } from '../../core/exported/exportedSummary.ts';
import type { PickedContribution } from '../../protocol.ts';
import { showCalibration } from '../../report/calibration/shownCalibration.ts';
import type { Host } from './host.ts';
import { Picker } from './Picker.tsx';
import { Comparison } from './Table.tsx';

export function App({ host }: { readonly host: Host }): JSX.Element {
  const [documents, setDocuments] = useState<readonly ExportedSummary[] | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [notSaved, setNotSaved] = useState<string | null>(null);
  const [picked, setPicked] = useState<readonly PickedContribution[]>(host.kept.picked);
  const [edits, setEdits] = useState<readonly CalibrationEdit[]>(host.kept.unsaved);
  const unsaved = useRef<readonly CalibrationEdit[]>(host.kept.unsaved);
  const all = useRef(edits);
  const keep = (next: Partial<{ picked: readonly PickedContribution[] }> = {}): void =>
    host.keep({ unsaved: unsaved.current, picked, ...next });
  const take = (more: readonly CalibrationEdit[]): void => {
    all.current = joinEdits(all.current, more);
    setEdits(all.current);
  };

  useEffect(() => {
    host.onMessage((message) => {
      switch (message.type) {
        case 'documents': {
          const decoder = new TextDecoder();
          setDocuments(
            message.documents.map(
              (document) => JSON.parse(decoder.decode(document)) as ExportedSummary,
            ),
          );
          setFailure(null);
          take(message.edits);
          return;
        }
        case 'edits':
          return take(message.edits);
        case 'saved': {
          const saved = new Set(message.edits);
          unsaved.current = unsaved.current.filter(({ id }) => !saved.has(id));
          setNotSaved(null);
          return keep();
        }
        case 'not-saved':
          return setNotSaved(message.sentence);
        case 'not-opened':
          return setFailure(message.sentence);
      }
    });
    host.send({ type: 'ready' });
    for (const edit of unsaved.current) host.send({ type: 'edit', edit });
  }, []);

  const change = (next: CalibrationChange): void => {
    const last = all.current.reduce((time, { at }) => Math.max(time, Date.parse(at) || 0), 0);
    const at = new Date(Math.max(Date.now(), last + 1)).toISOString();
    const edit: CalibrationEdit = { id: crypto.randomUUID(), at, change: next };
    unsaved.current = [...unsaved.current, edit];
    take([edit]);
    host.send({ type: 'edit', edit });
    keep();
  };
  const pick = (next: readonly PickedContribution[]): void => {
    setPicked(next);
    keep({ picked: next });
  };

  const state = useMemo(() => calibrationState(edits), [edits]);
  const columns = useMemo(
    () => summaryColumns(documents ?? [], state.order),
    [documents, state.order],
  );
  const chosen = useMemo(() => contributionColumns(columns, picked), [columns, picked]);
  const shown = useMemo(
    () => showCalibration(chosen.length === 0 ? columns : chosen, state),
    [columns, chosen, state],
  );
  if (documents === null) {
    return (
      <main class="waiting">
        <h1>{failure === null ? 'Opening the summaries' : 'They cannot be put side by side'}</h1>
        {failure !== null && (
          <p class="failure" role="alert">
            {failure}
          </p>
        )}
      </main>
    );
  }
  const move = (key: string, by: 1 | -1): void => {
    const order = columns.map((column) => column.key);
    const at = order.indexOf(key);
    order.splice(at, 1);
    order.splice(at + by, 0, key);
    change({ kind: 'order', columns: order });
  };
  return (
    <>
      <header class="toolbar">
        <p class="whose">
          <strong>Groundwork</strong> <span class="quiet">side by side</span>
        </p>
        <p class="quiet" role="status">
          {notSaved === null ? '' : 'not saved'}
        </p>
        <div class="choices">
          <button type="button" onClick={() => host.send({ type: 'add' })}>
            Add a summary…
          </button>
          <button type="button" onClick={() => host.send({ type: 'guide' })}>
            How to read this
          </button>
          {(['markdown', 'html'] as const).map((format) => (
            <button
              key={format}
              type="button"
              onClick={() => host.send({ type: 'export', format, picked })}
            >
              Export {format === 'html' ? 'HTML' : 'Markdown'}
            </button>
          ))}
        </div>
      </header>
      <main class="page calibration">
        {failure !== null && (
          <p class="notice failure" role="alert">
            {failure}
          </p>
        )}
        {notSaved !== null && (
          <p class="notice failure" role="alert">
            {notSaved} What you wrote stays on this page until it can be saved.
          </p>
        )}
        <h1>{shown.title}</h1>
        <p class="lead">{shown.lead}</p>
        <Picker columns={columns} picked={picked} onPick={pick} />
        <ul class="sources plain-list">
          {shown.columns.map(({ key, name, about, source }) => (
            <li key={key}>
              <strong>{name}</strong>, {about}. <span class="quiet">{source}</span>
            </li>
          ))}
        </ul>
        {state.order !== null && chosen.length === 0 && (
          <p class="choices quiet">
            The columns stand as they were put.{' '}
            <button type="button" onClick={() => change({ kind: 'order', columns: [] })}>
              Order by name
            </button>
          </p>
        )}
        {shown.lenses.map((lens) => (
          <Comparison
            key={lens.lens}
            lens={lens}
            columns={shown.columns}
            onMove={chosen.length === 0 ? move : null}
            onNote={(cell, text) => change({ kind: 'note', cell, text })}
            onOpen={(url) => host.send({ type: 'open', url })}
          />
        ))}
        {shown.otherNotes.length > 0 && (
          <section aria-labelledby="other-notes">
            <h2 id="other-notes">Notes about what is not shown here</h2>
            <ul class="plain-list">
              {shown.otherNotes.map(({ cell, note }) => (
                <li key={cell}>
                  <span class="quiet">{cell}:</span> {note}
                </li>
              ))}
            </ul>
          </section>
        )}
      </main>
    </>
  );
}
