/** Chance that falls the same way for the same seed, on every machine (mulberry32 by T. Ettinger, public domain). */
import { stableId } from '../contributions/ids.ts';

/** The next number in [0, 1). */
export type Random = () => number;

export function seededRandom(...seed: readonly string[]): Random {
  let state = Number.parseInt(stableId(...seed).slice(8), 16);
  return () => {
    state = (state + 0x6d2b_79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}
