/** Adoptions for a reader at a terminal, and as CSV. */
import type { AdoptionsReport } from '../core/model.ts';
import { visible } from './visible.ts';

export function adoptionsTable(report: AdoptionsReport): string {
  const names = new Map(report.people.map((person) => [person.id, visible(person.name)]));
  const nameOf = (id: string | null): string => (id === null ? 'unknown' : (names.get(id) ?? id));
  const lines = [
    `${visible(report.repository.name)} at ${report.repository.head.slice(0, 10)} (${visible(report.repository.ref)}), ${report.repository.headDate.slice(0, 10)}`,
  ];
  if (!report.coverage.complete) {
    lines.push(
      `Incomplete: ${report.coverage.gaps.map((gap) => gap.reason + (gap.before ? ` before ${gap.before.slice(0, 10)}` : '')).join(', ')}.`,
    );
  }
  for (const asset of report.assets) {
    const { reach } = asset;
    const title = asset.symbol === null ? asset.path : `${asset.path} ${asset.symbol}`;
    lines.push('', `${visible(title)}  (${asset.kind})`);
    lines.push(
      `  born ${asset.born.landed.slice(0, 10)} in ${asset.born.commit.slice(0, 10)} by ${nameOf(asset.born.person)}`,
    );
    if (asset.adoptions.length === 0) lines.push('  no place depends on it');
    else {
      const teams =
        report.teams.source === 'areas' || report.teams.source === 'none'
          ? ''
          : `, ${count(reach.teams, 'team', 'teams')}`;
      lines.push(
        `  used by others: ${count(reach.people, 'person', 'people')}${teams}, ${count(reach.places, 'place', 'places')}; ${count(reach.transitive, 'dependent', 'dependents')} in all`,
      );
    }
    for (const adoption of asset.adoptions) {
      const marks = [
        adoption.own ? 'own' : '',
        adoption.placeKind === 'code' ? '' : adoption.placeKind,
        adoption.via === 'type-import' ? 'types only' : '',
        adoption.copied ? 'copied' : '',
        adoption.bulk ? 'bulk' : '',
        adoption.approximate ? 'approximate' : '',
        adoption.since ? `again since ${adoption.since.landed.slice(0, 10)}` : '',
        adoption.ended ? `ended ${adoption.ended.landed.slice(0, 10)}` : '',
      ].filter((mark) => mark !== '');
      const line = adoption.line === null ? '' : `:${adoption.line}`;
      lines.push(
        `  ${adoption.landed.slice(0, 10)}  ${adoption.commit.slice(0, 10)}  ${nameOf(adoption.person)}  ${visible(adoption.place)}${line}${marks.length > 0 ? `  [${marks.join(', ')}]` : ''}`,
      );
    }
  }
  if (report.assets.length === 0)
    lines.push('', 'Nothing that was asked for is used by another file.');
  return `${lines.join('\n')}\n`;
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}

const columns = [
  'asset',
  'symbol',
  'place',
  'line',
  'placeKind',
  'commit',
  'authored',
  'landed',
  'person',
  'teams',
  'via',
  'own',
  'bulk',
  'copied',
  'approximate',
  'since',
  'ended',
] as const;

export function adoptionsCsv(report: AdoptionsReport): string {
  const names = new Map(report.people.map((person) => [person.id, person.name]));
  const rows: (readonly (string | number | boolean | null | undefined)[])[] = [columns];
  for (const asset of report.assets) {
    for (const adoption of asset.adoptions) {
      rows.push([
        asset.path,
        asset.symbol,
        adoption.place,
        adoption.line,
        adoption.placeKind,
        adoption.commit,
        adoption.authored,
        adoption.landed,
        adoption.person === null ? null : (names.get(adoption.person) ?? adoption.person),
        adoption.teams.join(' '),
        adoption.via,
        adoption.own,
        adoption.bulk,
        adoption.copied,
        adoption.approximate,
        adoption.since?.commit,
        adoption.ended?.commit,
      ]);
    }
  }
  return `${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** RFC 4180; a cell that a spreadsheet would take for a formula is guarded. */
function cell(value: string | number | boolean | null | undefined): string {
  if (value === null || value === undefined) return '';
  let text = String(value);
  if (/^[=+\-@\t\r]/.test(text)) text = `'${text}`;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
