/** One thing that a form or a document tells, in three lengths. */
import type { Line, Span } from '../line.ts';

/** One line; short; and everything that is told about it. */
export const lengths = ['line', 'short', 'full'] as const;
export type Length = (typeof lengths)[number];

export type Role =
  | 'about'
  | 'claim'
  | 'situation'
  | 'task'
  | 'action'
  | 'evidence'
  | 'quote'
  | 'against'
  | 'unseen';

/** A whole sentence or one recorded fact: what is never cut in the middle. */
export interface Piece {
  readonly role: Role;
  readonly line: Line;
  /** The same within a sentence. */
  readonly brief?: Line;
  /** When it happened (ISO), where it is a recorded fact. */
  readonly date?: string;
  /** Pieces of a higher step go first when there is no room; those of one step stay or go together. */
  readonly step: number;
}

export interface Item {
  /** Empty where the item is a sentence that stands for itself. */
  readonly title: string;
  readonly path: Span | null;
  readonly standing: string | null;
  /** Those of one role in the order in which they are read. */
  readonly pieces: readonly Piece[];
  /** The last step of each length; that of one line is 0. */
  readonly steps: Readonly<Record<Length, number>>;
  /** Under which names pieces of a role stand, besides those that always have one. */
  readonly labels?: Partial<Record<Role, string>>;
  /** It sums up the others and says nothing without them. */
  readonly sumsUp?: boolean;
}

/** What stands under one heading. */
export interface Section {
  readonly heading: string;
  readonly items: readonly Item[];
  /** How long an item gets at most. */
  readonly longest: Length;
}

/** An item of one line that is always told whole. */
export function lineItem(
  title: string,
  path: Span | null,
  pieces: readonly Omit<Piece, 'step'>[],
): Item {
  return {
    title,
    path,
    standing: null,
    pieces: pieces.map((piece) => ({ ...piece, step: 0 })),
    steps: { line: 0, short: 0, full: 0 },
  };
}

export interface Steps {
  /** Pieces that stay or go together, lighter than all before them. */
  next(...pieces: readonly Omit<Piece, 'step'>[]): void;
  /** The last step given. */
  last(): number;
  pieces(): readonly Piece[];
}

export function createSteps(): Steps {
  const given: Piece[] = [];
  let step = -1;
  return {
    next(...pieces) {
      if (pieces.length === 0) return;
      step++;
      given.push(...pieces.map((piece) => ({ ...piece, step })));
    },
    last: () => Math.max(step, 0),
    pieces: () => given,
  };
}
