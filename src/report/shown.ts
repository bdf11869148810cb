/** What a reader sees, in order: the page, the Markdown and the HTML all show exactly this. */
import type { Lens, Standing } from '../core/insights/insight.ts';
import type { LedgerReason } from '../core/model.ts';
import type { ReachData } from './charts/reachData.ts';
import type { SeriesData } from './charts/seriesData.ts';
import type { TimelineData } from './charts/timelineData.ts';
import type { Line, Span } from './line.ts';

/** One recorded fact: when, who, where, and the link that shows it. */
export interface ShownRow {
  /** The recorded date (ISO), and as words. */
  readonly date: string;
  readonly day: string;
  readonly who: string;
  readonly place: Span;
  readonly commit: Span;
  /** Recorded by a hosting service, and not in git. */
  readonly isOfService: boolean;
}

/** Rows told openly, and those one click away. */
export interface ShownRows {
  readonly open: readonly ShownRow[];
  readonly folded: readonly ShownRow[];
  /** Of the folded rows; without such rows, where they are listed, or empty. */
  readonly foldedLabel: string;
}

export interface ShownQuote {
  readonly id: string;
  readonly text: string;
  readonly source: Span;
}

/** One argument. */
export interface ShownCard {
  readonly contribution: string;
  readonly insight: string;
  readonly lens: Lens;
  readonly included: boolean;
  readonly title: string;
  readonly path: Span | null;
  /** What the repository says about it. */
  readonly about: string | null;
  readonly standing: Standing;
  readonly claim: Line;
  /** The claim is the engineer's own words. */
  readonly ownWords: boolean;
  readonly rows: ShownRows;
  readonly links: readonly Span[];
  readonly quotes: readonly ShownQuote[];
  /** What speaks against it, and what cannot be seen from here; empty for the engineer's own words. */
  readonly against: string;
  readonly notVisible: string;
  readonly reach: ReachData | null;
  /** Before and after, for an argument about the two. */
  readonly series: SeriesData | null;
}

export interface ShownLens {
  readonly lens: Lens;
  readonly title: string;
  readonly hint: string;
  readonly cards: readonly ShownCard[];
  /** The same arguments, each as if no other were told: for the field of a form. */
  alone(): readonly ShownCard[];
  /** How many arguments were found, but are not told. */
  readonly foldedCount: number;
  /** These arguments; made only when a person asks for them. */
  folded(): readonly ShownCard[];
  /** Names what was found beside the cards, unless the engineer left it out. */
  readonly further: string;
}

/** A line of the record: what landed, with the changes that say it. */
export interface ShownItem {
  readonly contribution: string;
  readonly included: boolean;
  readonly title: string;
  readonly changes: readonly { readonly text: string; readonly commit: Span }[];
  /** `and 6 more commits`, or empty. */
  readonly more: string;
  /** `4 files added, 2 deleted`, or empty. */
  readonly extent: string;
}

export interface ShownRecord {
  /** Empty where no repository was read: then there is no record. */
  readonly lead: string;
  readonly items: readonly ShownItem[];
  readonly leftOut: readonly ShownItem[];
  readonly smaller: {
    readonly label: string;
    readonly changes: readonly { readonly text: string; readonly commit: Span }[];
    readonly more: string;
  } | null;
}

export interface ShownWatch {
  readonly contribution: string;
  readonly included: boolean;
  readonly title: string;
  readonly path: Span | null;
  readonly text: string;
}

export interface ShownPrompt {
  readonly key: string;
  readonly included: boolean;
  readonly text: string;
  /** The title with which an answer begins. */
  readonly answer: string;
  readonly commits: readonly Span[];
}

export interface ShownLedgerEntry {
  readonly reason: LedgerReason;
  readonly text: string;
  readonly examples: readonly string[];
  /** Whether the user may count it, and has said so. */
  readonly canRestore: boolean;
  readonly restored: boolean;
}

/** Words of the engineer whose contribution is no longer found. */
export interface ShownOrphan {
  readonly edit: string;
  readonly text: string;
}

export interface Shown {
  readonly title: string;
  /** What a reader must know first, such as that another person made it. */
  readonly notices: readonly string[];
  /** The notice that says who made an exported summary, and of what; it is for those who read that summary alone. */
  readonly origin?: string;
  readonly source: Line;
  readonly headline: Line;
  readonly timeline: TimelineData;
  readonly record: ShownRecord;
  readonly lenses: readonly ShownLens[];
  /** The same arguments by contribution; made only when they are asked for. */
  contributions(): readonly (readonly ShownCard[])[];
  readonly noArgument: string;
  readonly watchlist: {
    readonly items: readonly ShownWatch[];
    readonly leftOut: readonly ShownWatch[];
  };
  readonly prompts: {
    readonly items: readonly ShownPrompt[];
    readonly leftOut: readonly ShownPrompt[];
  };
  readonly ledger: { readonly label: string; readonly entries: readonly ShownLedgerEntry[] };
  readonly coverage: readonly string[];
  readonly method: string;
  /** How the words of a summary are meant. */
  readonly reading: string;
  readonly orphans: readonly ShownOrphan[];
  /** What the engineer wrote into a field of a review form; null where they wrote nothing. */
  formText(form: string, field: string): string | null;
  /** Web address of each repository's hosting page, where known, with the revision read. */
  readonly repositories: readonly { readonly webUrl: string | null; readonly head: string }[];
}

/** What the rows tell beside day and person: where it happened, else what the commit says, or what it is called. */
export function placeTitle(rows: readonly ShownRow[]): string {
  if (rows.some(({ isOfService }) => isOfService)) return 'Place, or what it says';
  return rows.some(({ place }) => place.as === 'code')
    ? 'Place that starts to use it'
    : 'What the commit says';
}

export const sectionTitles = {
  record: 'What was accomplished',
  arguments: 'How strategic it was',
  watchlist: 'Not yet paid off',
  prompts: 'What git cannot show',
  ledger: 'Left out, and why',
  coverage: 'What was read',
  method: 'How this was made',
  reading: 'How to read this',
} as const;
