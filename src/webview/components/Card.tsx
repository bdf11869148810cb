/** One argument. */
import type { JSX } from 'preact';

import type { ShownCard } from '../../report/shown.ts';
import { Spans } from './Lines.tsx';

export function Card({ card }: { readonly card: ShownCard }): JSX.Element {
  return (
    <article class="card">
      <h4>{card.title}</h4>
      <p>
        <Spans line={card.claim} />
      </p>
    </article>
  );
}
