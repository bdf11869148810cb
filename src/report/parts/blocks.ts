/** Items as headings, paragraphs and lists: what plain text, rich text and Markdown are written from. */
import type { TimelineData } from '../charts/timelineData.ts';
import type { Line, Span } from '../line.ts';
import type { Item, Piece, Role, Section } from './item.ts';

export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  /** `isSource`: it says what was read. */
  | { readonly kind: 'paragraph'; readonly line: Line; readonly isSource?: true }
  | { readonly kind: 'list'; readonly items: readonly Line[] }
  /** The payoff timeline, where pictures can be shown. */
  | { readonly kind: 'picture'; readonly timeline: TimelineData };

/** An item, and up to which of its steps it is told. */
export interface Told {
  readonly item: Item;
  readonly step: number;
}

/** The items of a section that are told. */
export interface ToldSection {
  readonly section: Section;
  readonly told: readonly Told[];
}

export interface BlockOptions {
  /** Beside a title stands how well what is said about it is supported. */
  readonly standing?: boolean;
}

/** What is told of each item; those of one line that follow each other are one list. */
export function blocksOf(
  told: readonly Told[],
  { standing = false }: BlockOptions = {},
): readonly Block[] {
  const blocks: Block[] = [];
  let lines: Line[] = [];
  const endList = (): void => {
    // Below the evidence of another item a list would be read as more of it.
    if (blocks.at(-1)?.kind === 'list') blocks.push(...asParagraphs(lines));
    else if (lines.length > 0) blocks.push({ kind: 'list', items: lines });
    lines = [];
  };
  for (const { item, step } of told) {
    const pieces = item.pieces.filter((piece) => piece.step <= step);
    if (item.sumsUp || step > 0 || item.labels) {
      endList();
      blocks.push(...paragraphsOf(item, pieces, standing));
    } else lines.push(oneLine(item, pieces));
  }
  endList();
  return blocks;
}

function oneLine(item: Item, pieces: readonly Piece[]): Line {
  const said = joined(ofRole(pieces, 'claim'), ' ');
  const proofs = pieces.filter(({ role }) => role === 'evidence');
  const proof = joined(
    proofs.map(({ line, brief }) => brief ?? line),
    ', ',
  );
  const introduced =
    said.length > 0 && proof.length > 0 ? [{ text: 'Evidence: ' }, ...proof] : proof;
  return titled(titleOf(item), joined([said, introduced, ...labelled(pieces)], ' '));
}

function paragraphsOf(item: Item, pieces: readonly Piece[], standing: boolean): readonly Block[] {
  const { claim: claimLabel } = item.labels ?? {};
  const said = claimLabel === undefined ? ofRole(pieces, 'claim') : [];
  const lead = joined([...ofRole(pieces, 'about'), ...said], ' ');
  const proofs = ofRole(pieces, 'evidence');
  const title = titleOf(item, standing);
  return [
    ...asParagraphs([
      lead.length === 0 && proofs.length > 0 && title.length > 0
        ? [...title, { text: ':' }]
        : titled(title, lead),
      ...(['situation', 'task', 'action', 'claim'] as const).flatMap((role) =>
        withLabel(item.labels, role, pieces),
      ),
    ]),
    ...(proofs.length > 0 ? [{ kind: 'list' as const, items: proofs }] : []),
    ...asParagraphs([...ofRole(pieces, 'quote'), ...labelled(pieces)]),
  ];
}

function titled(title: Line, text: Line): Line {
  return title.length === 0 || text.length === 0
    ? [...title, ...text]
    : [...title, { text: ': ' }, ...text];
}

/** Names under which some pieces always stand. */
export const ownLabels: Partial<Record<Role, string>> = {
  against: 'Against',
  unseen: 'Not visible here',
};

function labelled(pieces: readonly Piece[]): readonly Line[] {
  return (['against', 'unseen'] as const).flatMap((role) => withLabel(ownLabels, role, pieces));
}

function withLabel(labels: Item['labels'], role: Role, pieces: readonly Piece[]): readonly Line[] {
  const label = labels?.[role];
  const lines = ofRole(pieces, role);
  if (label === undefined || lines.length === 0) return [];
  return [[{ text: `${label}: ` }, ...joined(lines, ' ')]];
}

function titleOf({ title, path, standing }: Item, withStanding = false): Line {
  if (title === '') return [];
  const words: Span[] = withStanding && standing !== null ? [{ text: `, ${standing}` }] : [];
  const home: Span[] = path === null ? [] : [{ text: ' (' }, path, { text: ')' }];
  return [{ text: title, as: 'strong' }, ...home, ...words];
}

function ofRole(pieces: readonly Piece[], role: Role): readonly Line[] {
  return pieces.filter((piece) => piece.role === role).map(({ line }) => line);
}

function joined(lines: readonly Line[], by: string): Line {
  return lines
    .filter((line) => line.length > 0)
    .flatMap((line, index) => (index === 0 ? line : [{ text: by }, ...line]));
}

function asParagraphs(lines: readonly Line[]): readonly Block[] {
  return lines.filter((line) => line.length > 0).map((line) => ({ kind: 'paragraph', line }));
}
