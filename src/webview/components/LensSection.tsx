/** One lens: the arguments that are told, and those that were found beside them. */
import type { JSX } from 'preact';

import type { ShownLens } from '../../report/shown.ts';
import { count } from '../../report/words/dates.ts';
import { Card } from './Card.tsx';
import { Fold } from './Fold.tsx';

export function LensSection({ lens }: { readonly lens: ShownLens }): JSX.Element | null {
  const { cards, folded, title, hint, further } = lens;
  if (cards.length === 0 && folded.length === 0) return null;
  const order = [...new Set(cards.map(({ contribution }) => contribution))];
  const label =
    further === '' ? count(folded.length, 'argument left out', 'arguments left out') : further;
  return (
    <section class="lens" aria-labelledby={`lens-${lens.lens}`}>
      <header>
        <h3 id={`lens-${lens.lens}`}>{title}</h3>
        <p class="quiet">{hint}</p>
      </header>
      <div class="cards">
        {cards.map((card) => (
          <Card key={`${card.contribution} ${card.insight}`} card={card} order={order} />
        ))}
        {folded.length > 0 && (
          <Fold id={`folded-${lens.lens}`} label={label}>
            {() =>
              folded.map((card) => (
                <Card key={`${card.contribution} ${card.insight}`} card={card} order={[]} />
              ))
            }
          </Fold>
        )}
      </div>
    </section>
  );
}
