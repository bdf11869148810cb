/** The page while there is nothing to read yet: progress, an error, or a cancelled analysis. */
import type { JSX } from 'preact';

import { useActions } from '../actions.ts';
import type { PageState } from '../pageState.ts';

export function Waiting({ state }: { readonly state: PageState }): JSX.Element {
  const { send } = useActions();
  const { failure, cancelled, progress } = state;
  if (failure) return <Failure failure={failure} />;
  if (cancelled) {
    return (
      <main class="waiting">
        <h1>Cancelled</h1>
        <p>Reading the history was stopped. Nothing that you wrote is lost.</p>
        <p class="choices">
          <button type="button" class="primary" onClick={() => send({ type: 'run-again' })}>
            Run again
          </button>
        </p>
      </main>
    );
  }
  return (
    <main class="waiting">
      <h1>Reading the history</h1>
      <ProgressLine progress={progress} />
      <p class="choices">
        <button type="button" onClick={() => send({ type: 'cancel' })}>
          Cancel
        </button>
      </p>
    </main>
  );
}

export function Failure({
  failure,
}: {
  readonly failure: NonNullable<PageState['failure']>;
}): JSX.Element {
  const { send } = useActions();
  return (
    <main class="waiting">
      <h1>There is no summary yet</h1>
      <p class="failure" role="alert">
        {failure.sentence}
      </p>
      {failure.help !== '' && <p>{failure.help}</p>}
      <p class="choices">
        <button type="button" class="primary" onClick={() => send({ type: 'run-again' })}>
          Run again
        </button>
        <button type="button" onClick={() => send({ type: 'command', command: 'identities' })}>
          My identities
        </button>
        <button type="button" onClick={() => send({ type: 'command', command: 'log' })}>
          Show log
        </button>
      </p>
    </main>
  );
}

/** A true fraction where one is known; else only what is being done. */
export function ProgressLine({ progress }: Pick<PageState, 'progress'>): JSX.Element {
  const { stage, done, total } = progress ?? { stage: 'Opening the repository', done: 0, total: 0 };
  return (
    <div class="progress">
      <p role="status">{stage}</p>
      {total > 0 ? (
        <progress value={done} max={total} aria-label={stage} />
      ) : (
        <progress aria-label={stage} />
      )}
      {total > 0 && <p class="quiet">{Math.floor((done / total) * 100)} %</p>}
    </div>
  );
}
