/** Words that a document may use and that this version puts into sentences; a later version may know more. */
import type { ThemeKind, TitleSource } from '../contributions/contribution.ts';
import type { LedgerEntry } from '../model.ts';

interface Vocabulary {
  readonly theme: ThemeKind;
  readonly titleFrom: TitleSource;
  readonly thing: LedgerEntry['what'];
  readonly reason: LedgerEntry['reason'];
}

const vocabulary: {
  readonly [Kind in keyof Vocabulary]: Readonly<Record<Vocabulary[Kind], true>>;
} = {
  theme: {
    removal: true,
    dependencies: true,
    build: true,
    tests: true,
    docs: true,
    release: true,
    revert: true,
    fixes: true,
    reviews: true,
    work: true,
  },
  titleFrom: {
    document: true,
    module: true,
    folder: true,
    theme: true,
    'pull-request': true,
    user: true,
  },
  thing: { commit: true, path: true, person: true, edge: true },
  reason: {
    bot: true,
    agent: true,
    bulk: true,
    generated: true,
    vendored: true,
    format: true,
    boundary: true,
    test: true,
    'too-large': true,
    unreadable: true,
    submodule: true,
    copied: true,
  },
};

/** Whether this version knows the word. */
export function isKnown<Kind extends keyof Vocabulary>(
  kind: Kind,
  word: string,
): word is Vocabulary[Kind] {
  return Object.hasOwn(vocabulary[kind], word);
}

/** The word, or what stands for one that this version does not know. */
export function knownOr<Kind extends keyof Vocabulary>(
  kind: Kind,
  word: string,
  otherwise: Vocabulary[Kind],
): Vocabulary[Kind] {
  return isKnown(kind, word) ? word : otherwise;
}
