/** The summary as a page, in the order in which it is read. */
import type { JSX } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';

import type { ManualContribution } from '../../core/draft/draft.ts';
import type { EditedSummary } from '../../core/draft/editedSummary.ts';
import { lenses } from '../../core/insights/insight.ts';
import type { SummaryCoverage } from '../../core/summary/summary.ts';
import { answerPrefix } from '../../report/show/ends.ts';
import { sectionTitles, type Shown, type ShownPrompt } from '../../report/shown.ts';
import { useActions } from '../actions.ts';
import type { PageState } from '../pageState.ts';
import { Method, Prompts, Watchlist } from './Ends.tsx';
import { LensSection } from './LensSection.tsx';
import { Spans, SpanText } from './Lines.tsx';
import { Notices } from './Notices.tsx';
import { onDemand } from './onDemand.tsx';
import { RecordSection } from './Record.tsx';
import { Toolbar } from './Toolbar.tsx';

const loadTimeline = () => import('./TimelineFigure.tsx');
const TimelineFigure = onDemand(async () => (await loadTimeline()).TimelineFigure);
// Asked for at once, so that it is there when the summary is; should this fail, it is asked for again.
loadTimeline().catch(() => undefined);
const ManualForm = onDemand(async () => (await import('./forms.tsx')).ManualForm);

export interface ReportProps {
  readonly state: PageState;
  readonly shown: Shown;
  readonly edited: EditedSummary;
  undo(): void;
  redo(): void;
}

export function Report({ state, shown, edited, undo, redo }: ReportProps): JSX.Element {
  const actions = useActions();
  const [writing, setWriting] = useState<{ id: string; value: ManualContribution } | null>(null);
  const line = state.pullRequests;
  useKeptScroll();
  const write = (key: string, title: string): void => {
    const lens = lenses.find((item) => key === `lens:${item}`) ?? 'absence';
    const value: ManualContribution = { title, lens, claim: '', links: [] };
    setWriting({ id: `${answerPrefix(key)}${actions.newId()}`, value });
  };
  useEffect(() => {
    document.querySelector('.writing')?.scrollIntoView({ block: 'center' });
  }, [writing?.id]);
  // What is saved or being read changes nothing below; then it is not compared either.
  const body = useMemo(
    () => (
      <>
        <h1>{shown.title}</h1>
        <p class="quiet source">
          <Spans line={shown.source} />
        </p>
        {line && (
          <p class="quiet source">
            {line.sentence} <Missing streams={edited.summary.coverage.streams} />
            <span class="quiet-choices">
              <button
                type="button"
                onClick={() => actions.send({ type: 'command', command: 'pull-requests' })}
              >
                {line.action}
              </button>
            </span>
          </p>
        )}
        <p class="headline">
          <Spans line={shown.headline} />
        </p>
        <TimelineFigure data={shown.timeline} />
        {shown.record.lead !== '' && <RecordSection record={shown.record} />}
        <section aria-labelledby="arguments">
          <h2 id="arguments">{sectionTitles.arguments}</h2>
          <p class="quiet lead">
            Arguments, not measures. Each can be opened
            {actions.isReadOnly ? ' and checked.' : ', checked, edited or left out.'}
          </p>
          {shown.noArgument !== '' && <p>{shown.noArgument}</p>}
          {shown.lenses.map((lens) => (
            <LensSection key={lens.lens} lens={lens} />
          ))}
        </section>
        <Watchlist watchlist={shown.watchlist} />
        <Prompts
          prompts={shown.prompts}
          onAnswer={({ key, answer }: ShownPrompt) => write(key, answer)}
        >
          {writing && (
            <div class="writing">
              <h3>A contribution in my words</h3>
              <ManualForm
                key={writing.id}
                contribution={writing.id}
                value={writing.value}
                onDone={() => setWriting(null)}
              />
            </div>
          )}
        </Prompts>
        <Method shown={shown} />
      </>
    ),
    [shown, writing, line],
  );
  return (
    <>
      <Toolbar
        state={state}
        summary={edited.summary}
        undo={undo}
        redo={redo}
        addContribution={() => write('', '')}
      />
      <main class="page">
        <Notices state={state} shown={shown} />
        {body}
      </main>
    </>
  );
}
/** That not all could be read of a hosting service, and where the engineer can give access. */
function Missing({
  streams = [],
}: {
  readonly streams: SummaryCoverage['streams'] | undefined;
}): JSX.Element | null {
  const missing = streams.filter(({ complete }) => !complete);
  const url = missing.find(({ link }) => link !== null)?.link;
  if (missing.length === 0) return null;
  return (
    <>
      {'Not all of it was read, as is told at the end. '}
      {url && <SpanText span={{ text: 'Give access', link: { kind: 'url', url } }} />}{' '}
    </>
  );
}

/** A reloaded page stands where it was left. */
function useKeptScroll(): void {
  const actions = useActions();
  useEffect(() => {
    window.scrollTo(0, actions.kept.scroll);
    let timer = 0;
    const onScroll = (): void => {
      clearTimeout(timer);
      timer = window.setTimeout(() => actions.keep({ scroll: window.scrollY }), 200);
    };
    window.addEventListener('scroll', onScroll, { passive: true });
    return () => window.removeEventListener('scroll', onScroll);
  }, []);
}
