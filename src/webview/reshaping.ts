/** What merges and splits contributions is loaded when an edit first asks for it: most summaries are never reshaped. */
import { useEffect, useState } from 'preact/hooks';

import type { CreateReshaper } from '../core/draft/board.ts';
import type { Draft } from '../core/draft/draft.ts';
import { isReshaped } from '../core/draft/effectiveEdits.ts';

/** Null while it is being loaded; `failed` is told where that is not possible. */
export function useReshaping(draft: Draft, failed: () => void): CreateReshaper | null {
  const [loaded, setLoaded] = useState<{ readonly create: CreateReshaper } | null>(null);
  const isWanted = loaded === null && isReshaped(draft);
  useEffect(() => {
    if (!isWanted) return;
    import('../core/draft/reshape.ts').then(
      ({ createReshaper }) => setLoaded({ create: createReshaper }),
      failed,
    );
  }, [isWanted]);
  return loaded ? loaded.create : isWanted ? null : notAsked;
}

function notAsked(): never {
  throw new Error('No edit merges or splits.');
}
