/** The question that every measurement asks: all adoptions of all people. */
import type { AdoptionsQuery } from '../src/core/reuse/adoptions.ts';

export const tool = { name: 'groundwork', version: 'bench' };

export function everything(exhaustive: boolean): AdoptionsQuery {
  return {
    picks: null,
    symbol: null,
    allSymbols: false,
    owner: null,
    originatedOnly: false,
    exhaustive,
  };
}
