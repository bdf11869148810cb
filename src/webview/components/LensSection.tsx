/** One lens: the arguments that are told, and those that were found beside them. */
import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';

import type { ShownCard, ShownLens } from '../../report/shown.ts';
import { count } from '../../report/words/dates.ts';
import { Card } from './Card.tsx';
import { Fold } from './Fold.tsx';

export function LensSection({ lens }: { readonly lens: ShownLens }): JSX.Element | null {
  const { cards, folded, foldedCount, title, hint, further } = lens;
  if (cards.length === 0 && foldedCount === 0) return null;
  const order = [...new Set(cards.map(({ contribution }) => contribution))];
  const label =
    further === '' ? count(foldedCount, 'argument left out', 'arguments left out') : further;
  return (
    <section class="lens" aria-labelledby={`lens-${lens.lens}`}>
      <header>
        <h3 id={`lens-${lens.lens}`}>{title}</h3>
        <p class="quiet">{hint}</p>
      </header>
      <div class="cards">
        <Cards cards={cards} order={order} />
        {foldedCount > 0 && (
          <Fold id={`folded-${lens.lens}`} label={label}>
            {() => <Cards cards={folded()} order={[]} />}
          </Fold>
        )}
      </div>
    </section>
  );
}

/** Cards that an edit left as they were cost nothing, however many there are. */
function Cards({
  cards,
  order,
}: {
  readonly cards: readonly ShownCard[];
  readonly order: readonly string[];
}): JSX.Element {
  const known = useRef<ReadonlyMap<string, { readonly text: string; readonly card: JSX.Element }>>(
    new Map(),
  );
  const now = new Map<string, { readonly text: string; readonly card: JSX.Element }>();
  for (const card of cards) {
    const key = `${card.contribution} ${card.insight}`;
    const text = JSON.stringify([card, order]);
    const before = known.current.get(key);
    now.set(
      key,
      before?.text === text ? before : { text, card: <Card key={key} card={card} order={order} /> },
    );
  }
  known.current = now;
  return <>{[...now.values()].map(({ card }) => card)}</>;
}
