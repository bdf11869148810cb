/** Drawing by a seed: the same seed draws the same, whatever the order in which things are given. */
import { createHash } from 'node:crypto';

/** An argument as a reader judges it against git; nobody's name is in it. */
export interface StudyEntry {
  readonly repository: string;
  /** Revision read. */
  readonly rev: string;
  readonly period: string;
  /** The person, as `author of COMMIT`. */
  readonly person: string;
  readonly insight: string;
  readonly contribution: { readonly id: string; readonly title: string; readonly path: string };
  readonly claim: string;
  readonly against: readonly string[];
  /** Commits, each with its place where it has one: at most the first ten of `evidenceCount`. */
  readonly evidence: readonly string[];
  readonly evidenceCount: number;
  /** `true`, or `false` with the class of the error in `note`; null until somebody has read it. */
  readonly verdict: boolean | null;
  readonly note: string;
  /** The command that confirms or refutes it. */
  readonly git: string;
}

/** All of them in an order that only the seed and what they are decides. */
export function shuffle<T>(seed: string, items: readonly T[], keyOf: (item: T) => string): T[] {
  const order = (item: T): string =>
    createHash('sha256')
      .update(`${seed}\0${keyOf(item)}`)
      .digest('hex');
  return items
    .map((item) => ({ item, order: order(item) }))
    .toSorted((a, b) => (a.order < b.order ? -1 : 1))
    .map(({ item }) => item);
}

/** Which argument an entry is about, whatever it says. */
export function keyOfEntry(entry: StudyEntry): string {
  const { repository, person, period, insight, contribution } = entry;
  return [repository, person, period, insight, contribution.id].join(' ');
}

/** One argument of every insight in turn until there are enough, so that rare insights are read too. */
export function drawArguments(
  seed: string,
  all: readonly StudyEntry[],
  number: number,
): readonly StudyEntry[] {
  const byInsight = new Map<string, StudyEntry[]>();
  for (const entry of shuffle(seed, all, keyOfEntry)) {
    const list = byInsight.get(entry.insight);
    if (list) list.push(entry);
    else byInsight.set(entry.insight, [entry]);
  }
  const lists = [...byInsight].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, list]) => list);
  const drawn: StudyEntry[] = [];
  for (let round = 0; drawn.length < Math.min(number, all.length); round++) {
    for (const list of lists) {
      const entry = list[round];
      if (entry && drawn.length < number) drawn.push(entry);
    }
  }
  return drawn;
}

/** What was judged before stays judged, as long as the argument still says the same. */
export function keepVerdicts(
  drawn: readonly StudyEntry[],
  before: readonly StudyEntry[],
): readonly StudyEntry[] {
  const known = new Map(before.map((entry) => [keyOfEntry(entry), entry]));
  return drawn.map((entry) => {
    const judged = known.get(keyOfEntry(entry));
    if (!judged || judged.claim !== entry.claim) return entry;
    return { ...entry, verdict: judged.verdict, note: judged.note, git: judged.git };
  });
}
