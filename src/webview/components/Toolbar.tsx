/** What stays at the top: whose summary, whether it is saved, and what can be done with the whole of it. */
import type { JSX } from 'preact';

import { toRedo, toUndo } from '../../core/draft/steps.ts';
import type { Summary } from '../../core/summary/summary.ts';
import type { ExportFormat } from '../../protocol.ts';
import { visible } from '../../report/visible.ts';
import { useActions } from '../actions.ts';
import type { PageState } from '../pageState.ts';
import { Menu } from './Menu.tsx';

const exports: readonly (readonly [ExportFormat, string])[] = [
  ['markdown', 'Markdown, with the chart beside it'],
  ['html', 'One HTML file'],
  ['clipboard', 'Copy as Markdown'],
  ['json', 'JSON'],
];

export interface ToolbarProps {
  readonly state: PageState;
  readonly summary: Summary;
  undo(): void;
  redo(): void;
  addContribution(): void;
}

export function Toolbar({
  state,
  summary,
  undo,
  redo,
  addContribution,
}: ToolbarProps): JSX.Element {
  const { change, send, openForms, isReadOnly } = useActions();
  const { people, voice } = summary.settings;
  const [first, ...others] = summary.repositories;
  const name = !first
    ? visible(summary.subject.name.slice(0, 60))
    : others.length > 0
      ? `${summary.repositories.length} repositories`
      : visible((first?.name ?? '').slice(0, 60));
  const whose = (
    <p class="whose">
      <strong>Groundwork</strong>{' '}
      <span class="quiet">
        {name} · {visible(summary.period.label)}
      </span>
    </p>
  );
  if (isReadOnly) {
    return (
      <header class="toolbar">
        {whose}
        <p class="quiet">read-only</p>
        <div class="choices">
          <button type="button" onClick={openForms}>
            Form text…
          </button>
        </div>
      </header>
    );
  }
  return (
    <header class="toolbar">
      {whose}
      <p class="saved quiet" role="status">
        {savedWords(state)}
      </p>
      <div class="choices">
        <button
          type="button"
          onClick={undo}
          disabled={toUndo(state.draft).length === 0}
          title="Undo (Ctrl+Z)"
        >
          Undo
        </button>
        <button
          type="button"
          onClick={redo}
          disabled={toRedo(state.draft).length === 0}
          title="Redo (Ctrl+Y)"
        >
          Redo
        </button>
        {first && (
          <button
            type="button"
            onClick={() =>
              change({ kind: 'people', people: people === 'roles' ? 'names' : 'roles' })
            }
            title={
              people === 'roles'
                ? 'Colleagues appear by role and team'
                : 'Colleagues appear by name'
            }
          >
            People: by {people === 'roles' ? 'role' : 'name'}
          </button>
        )}
        <button type="button" onClick={addContribution}>
          Add contribution
        </button>
        <Menu label="More">
          <button
            type="button"
            onClick={() => change({ kind: 'voice', voice: voice === 'first' ? 'third' : 'first' })}
          >
            {voice === 'first' ? 'Say it in the third person' : 'Say “I”'}
          </button>
          {first && <RepositoryChoices />}
          <button type="button" onClick={() => send({ type: 'command', command: 'log' })}>
            Show log
          </button>
        </Menu>
        <Menu label="Export" primary>
          <button type="button" onClick={openForms}>
            Form text…
          </button>
          {exports.map(([format, label]) => (
            <button key={format} type="button" onClick={() => send({ type: 'export', format })}>
              {label}
            </button>
          ))}
        </Menu>
      </div>
    </header>
  );
}

/** What only makes sense where a repository was read. */
function RepositoryChoices(): JSX.Element {
  const { send } = useActions();
  return (
    <>
      <button type="button" onClick={() => send({ type: 'command', command: 'period' })}>
        Another period…
      </button>
      <button type="button" onClick={() => send({ type: 'command', command: 'identities' })}>
        My identities…
      </button>
      <button type="button" onClick={() => send({ type: 'command', command: 'teams' })}>
        Teams…
      </button>
      <button type="button" onClick={() => send({ type: 'run-again' })}>
        Run again
      </button>
    </>
  );
}

/** Whether everything that was typed is on the disk. */
export function savedWords({ unsaved, notSaved, draft }: PageState): string {
  if (notSaved !== null) return 'not saved';
  if (unsaved.size > 0) return 'saving…';
  return draft.edits.length > 0 ? 'saved' : '';
}
