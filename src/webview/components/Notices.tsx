/** What the person must know first: whose it is, what is still read, what failed, what was not saved, what found no place. */
import type { JSX } from 'preact';

import type { Shown } from '../../report/shown.ts';
import { useActions } from '../actions.ts';
import type { PageState } from '../pageState.ts';
import { Fold } from './Fold.tsx';
import { ProgressLine } from './Waiting.tsx';

export function Notices({
  state,
  shown,
}: {
  readonly state: PageState;
  readonly shown: Shown;
}): JSX.Element {
  const { send } = useActions();
  const { failure, notSaved, cancelled, progress } = state;
  return (
    <>
      {shown.notices.map((notice) => (
        <p key={notice} class="notice">
          {notice}
        </p>
      ))}
      {progress && (
        <div class="notice">
          <ProgressLine progress={progress} />
          <button type="button" onClick={() => send({ type: 'cancel' })}>
            Cancel
          </button>
        </div>
      )}
      {cancelled && (
        <p class="notice">
          Stopped; what was read until then is shown.{' '}
          <button type="button" onClick={() => send({ type: 'run-again' })}>
            Run again
          </button>
        </p>
      )}
      {failure && (
        <p class="notice failure" role="alert">
          {failure.sentence} {failure.help}{' '}
          <button type="button" onClick={() => send({ type: 'run-again' })}>
            Run again
          </button>
        </p>
      )}
      {notSaved !== null && (
        <p class="notice failure" role="alert">
          {notSaved} What you wrote stays on this page until it can be saved.
        </p>
      )}
      {shown.orphans.length > 0 && (
        <div class="notice">
          <Fold
            id="orphans"
            label={`What you wrote about something that is no longer found (${shown.orphans.length})`}
          >
            {() => (
              <ul class="plain-list">
                {shown.orphans.map(({ edit, text }) => (
                  <li key={edit}>{text}</li>
                ))}
              </ul>
            )}
          </Fold>
        </div>
      )}
    </>
  );
}
