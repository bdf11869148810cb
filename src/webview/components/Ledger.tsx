/** What was left out, each with its examples, and what may be counted again. */
import type { JSX } from 'preact';

import type { Shown } from '../../report/shown.ts';
import { useActions } from '../actions.ts';

export function Ledger({ ledger }: { readonly ledger: Shown['ledger'] }): JSX.Element {
  const { change, send, isReadOnly } = useActions();
  const { entries } = ledger;
  return (
    <>
      <ul class="record">
        {entries.map(({ reason, text, examples, canRestore, restored }, index) => (
          <li key={index}>
            <p>{text}</p>
            {examples.length > 0 && (
              <p class="quiet examples">For example: {examples.join(', ')}</p>
            )}
            {canRestore && !isReadOnly && (
              <p class="choices quiet-choices">
                <button
                  type="button"
                  aria-pressed={restored}
                  onClick={() => change({ kind: 'restore', reason, restored: !restored })}
                >
                  {restored ? 'Leave out again' : 'Count it'}
                </button>
                {restored && <span class="quiet">counted from the next run on</span>}
              </p>
            )}
          </li>
        ))}
      </ul>
      {!isReadOnly && entries.some(({ restored }) => restored) && (
        <p class="choices">
          <button type="button" onClick={() => send({ type: 'run-again' })}>
            Run again
          </button>
        </p>
      )}
    </>
  );
}
