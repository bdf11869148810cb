/** The summary as a page, in the order in which it is read. */
import type { JSX } from 'preact';

import type { EditedSummary } from '../../core/draft/editedSummary.ts';
import { sectionTitles, type Shown } from '../../report/shown.ts';
import type { PageState } from '../pageState.ts';
import { Card } from './Card.tsx';
import { Spans } from './Lines.tsx';
import { TimelineFigure } from './TimelineFigure.tsx';

export interface ReportProps {
  readonly state: PageState;
  readonly shown: Shown;
  readonly edited: EditedSummary;
  undo(): void;
  redo(): void;
}

export function Report({ shown }: ReportProps): JSX.Element {
  return (
    <main class="page">
      <h1>{shown.title}</h1>
      <p class="quiet">
        <Spans line={shown.source} />
      </p>
      <p class="headline">
        <Spans line={shown.headline} />
      </p>
      <TimelineFigure data={shown.timeline} />
      <h2>{sectionTitles.arguments}</h2>
      {shown.lenses.map((lens) => (
        <section key={lens.lens} class="lens">
          <h3>{lens.title}</h3>
          <div>
            {lens.cards.map((card) => (
              <Card key={`${card.contribution} ${card.insight}`} card={card} />
            ))}
          </div>
        </section>
      ))}
    </main>
  );
}
