/** Summaries side by side as a reader sees them: by lens and by standing word, with a question where nothing is told. */
import type { CalibrationState } from '../../core/calibration/calibrationEdits.ts';
import type { Column } from '../../core/calibration/columns.ts';
import { lenses, type Lens, type Standing } from '../../core/insights/insight.ts';
import type { Shown, ShownCard } from '../shown.ts';
import { madeBy, showExported } from '../shownExported.ts';
import { visible } from '../visible.ts';
import { lensHints, lensTitles } from '../words/lenses.ts';
import { periodName } from '../words/periods.ts';
import { lensQuestions, standingMeanings, standingQuestions, standings } from '../words/reading.ts';

export interface ShownColumn {
  readonly key: string;
  readonly name: string;
  /** Of the column. */
  readonly head: string;
  /** The period, and the contribution where the column is about a single one. */
  readonly about: string;
  readonly source: string;
  readonly repositories: Shown['repositories'];
}

export interface ShownCell {
  /** What a note is kept under. */
  readonly id: string;
  readonly column: string;
  /** What the cell is, for a reader who does not see the table. */
  readonly label: string;
  readonly cards: readonly ShownCard[];
  /** Empty where there is something to read. */
  readonly question: string;
  readonly note: string;
}

export interface ShownStanding {
  readonly standing: Standing;
  readonly meaning: string;
  /** In the order of the columns. */
  readonly cells: readonly ShownCell[];
}

export interface ShownComparison {
  readonly lens: Lens;
  readonly title: string;
  readonly hint: string;
  readonly rows: readonly ShownStanding[];
}

export interface ShownCalibration {
  readonly title: string;
  readonly lead: string;
  readonly columns: readonly ShownColumn[];
  readonly lenses: readonly ShownComparison[];
  /** Notes whose cell is not among these columns; nothing typed is lost. */
  readonly otherNotes: readonly { readonly cell: string; readonly note: string }[];
}

/** Puts the columns beside each other in the order given. */
export function showCalibration(
  columns: readonly Column[],
  { notes }: CalibrationState,
): ShownCalibration {
  const shown = columns.map((column) => ({ column, cards: cardsOf(column) }));
  const known = new Set<string>();
  const cellOf = (
    { column, cards }: (typeof shown)[number],
    lens: Lens,
    standing: Standing,
  ): ShownCell => {
    const inLens = cards.filter((card) => card.lens === lens);
    const here = inLens.filter((card) => card.standing === standing);
    const id = cellId(column.key, lens, standing);
    known.add(id);
    const isFirst = standing === standings[0];
    return {
      id,
      column: column.key,
      label: `${headOf(column)}: ${lensTitles[lens]}, ${standing}`,
      cards: here,
      question:
        here.length > 0
          ? ''
          : inLens.length === 0 && isFirst
            ? lensQuestions[lens]
            : standingQuestions[standing],
      note: notes.get(id) ?? '',
    };
  };
  const compared = lenses.map((lens) => ({
    lens,
    title: lensTitles[lens],
    hint: lensHints[lens],
    rows: standings.map((standing) => ({
      standing,
      meaning: standingMeanings[standing],
      cells: shown.map((item) => cellOf(item, lens, standing)),
    })),
  }));
  return {
    title: 'Side by side',
    lead: 'The same lenses and the same words for every kind of work. An empty cell is a question to ask, not a low mark. Nothing is added up, and the order of the columns says nothing.',
    columns: columns.map(showColumn),
    lenses: compared,
    otherNotes: [...notes]
      .filter(([cell]) => !known.has(cell))
      .map(([cell, note]) => ({ cell: visible(cell), note })),
  };
}

function cellId(column: string, lens: Lens, standing: Standing): string {
  return `${lens} ${standing} ${column}`;
}

function cardsOf({ document, contribution }: Column): readonly ShownCard[] {
  return showExported(document)
    .lenses.flatMap(({ cards, folded }) =>
      contribution === null ? cards : [...cards, ...folded()],
    )
    .filter((card) => contribution === null || card.contribution === contribution);
}

function nameOf({ document }: Column): string {
  return visible(document.subject.name.slice(0, 80));
}

function headOf(column: Column): string {
  return column.contribution === null ? nameOf(column) : `${titleOf(column)} (${nameOf(column)})`;
}

function showColumn(column: Column): ShownColumn {
  const { document, contribution } = column;
  const title = titleOf(column);
  return {
    key: column.key,
    name: nameOf(column),
    head: headOf(column),
    about: `${periodName(document)}${contribution === null ? '' : `: ${title}`}`,
    source: `${madeBy(document)}${document.subject.confirmed ? '' : ' Made by another person; identities not confirmed.'}`,
    repositories: document.repositories.map(({ url, head }) => ({ webUrl: url, head })),
  };
}

function titleOf({ document, contribution }: Column): string {
  const found = [...document.contributions, ...document.manual].find(
    ({ id }) => id === contribution,
  );
  return visible((found?.title ?? '').slice(0, 160));
}

/** The contributions of a column by title, to pick one from. */
export function titlesOf({
  document,
}: Column): readonly { readonly id: string; readonly title: string }[] {
  return [...document.contributions, ...document.manual]
    .filter((item) => !('arguments' in item) || item.arguments.length + item.inMyWords.length > 0)
    .map(({ id, title }) => ({ id, title: visible(title.slice(0, 160)) }));
}
