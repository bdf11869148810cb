/** The columns of a calibration: exported summaries, or single contributions of them. */
import { byCodeUnits } from '../contributions/ids.ts';
import type { ExportedSummary } from '../exported/exportedSummary.ts';
import { mainRepositories } from '../exported/repositories.ts';

export interface Column {
  /** The same for every export of one person's summary of one period, so that notes find their cells again. */
  readonly key: string;
  readonly document: ExportedSummary;
  /** The one contribution that is looked at; null for all of them. */
  readonly contribution: string | null;
}

/** One column a summary, by name, or by the order that somebody chose. */
export function summaryColumns(
  documents: readonly ExportedSummary[],
  order: readonly string[] | null,
): readonly Column[] {
  const byName = documents.toSorted(
    (a, b) =>
      byCodeUnits(sortName(a), sortName(b)) ||
      byCodeUnits(a.period.from, b.period.from) ||
      byCodeUnits(keyOf(a), keyOf(b)),
  );
  const counts = new Map<string, number>();
  const columns = byName.map((document) => {
    const key = keyOf(document);
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return { key: count === 1 ? key : `${key} (${count})`, document, contribution: null };
  });
  if (order === null) return columns;
  const place = new Map(order.map((key, index) => [key, index]));
  return columns.toSorted(
    (a, b) => (place.get(a.key) ?? order.length) - (place.get(b.key) ?? order.length),
  );
}

/** One column a contribution of one of the columns, as they were picked. */
export function contributionColumns(
  columns: readonly Column[],
  picked: readonly { readonly column: string; readonly contribution: string }[],
): readonly Column[] {
  return picked.flatMap(({ column, contribution }) => {
    const owner = columns.find(({ key }) => key === column);
    return owner
      ? [{ key: `${column} ${contribution}`, document: owner.document, contribution }]
      : [];
  });
}

function keyOf(document: ExportedSummary): string {
  const { subject, period } = document;
  const names = mainRepositories(document)
    .map(({ name }) => name)
    .toSorted(byCodeUnits);
  return [subject.name, `${period.from}..${period.to}`, ...names].join(' · ').slice(0, 500);
}

function sortName({ subject }: ExportedSummary): string {
  return subject.name.toLowerCase();
}
