/** Who later built on a file, as lines of text with links in them. */
import type { Adoption, AdoptionsReport, Asset } from '../core/model.ts';
import { visible } from '../report/visible.ts';

export interface TextLink {
  readonly line: number;
  readonly from: number;
  readonly to: number;
  readonly target:
    | { readonly kind: 'commit'; readonly commit: string }
    | { readonly kind: 'place'; readonly path: string; readonly line: number | null };
}

export interface LinkedText {
  readonly text: string;
  readonly links: readonly TextLink[];
}

/** `symbol` is the word under the cursor; what bears its name comes first. */
export function adoptionsText(report: AdoptionsReport, symbol: string | null): LinkedText {
  const { repository, coverage, people } = report;
  const names = new Map(people.map((person) => [person.id, visible(person.name)]));
  const nameOf = (id: string | null): string =>
    id === null ? 'somebody before the history read' : (names.get(id) ?? 'somebody');
  const lines = [
    `Who built on it, as of ${repository.headDate.slice(0, 10)} (${visible(repository.ref)} of ${visible(repository.name)})`,
  ];
  const links: TextLink[] = [];
  const commitOf = (commit: string, before: string): string => {
    const shown = commit.slice(0, 10);
    const from = before.length;
    links.push({
      line: lines.length,
      from,
      to: from + shown.length,
      target: { kind: 'commit', commit },
    });
    return before + shown;
  };
  if (!coverage.complete) {
    const reasons = coverage.gaps.map(({ reason }) => reason.replaceAll('-', ' '));
    lines.push(`The history read is incomplete (${reasons.join(', ')}); there may be more.`);
  }
  const tell = (asset: Asset): void => {
    const { born, reach, adoptions } = asset;
    const title = asset.symbol === null ? asset.path : `${asset.symbol} in ${asset.path}`;
    lines.push('', visible(title));
    const made = `  made by ${nameOf(born.person)} on ${born.landed.slice(0, 10)} in `;
    lines.push(commitOf(born.commit, made));
    const others = adoptions.filter((adoption) => !adoption.own);
    if (others.length === 0) {
      lines.push('  nobody else depends on it so far');
      return;
    }
    lines.push(
      `  used by ${count(reach.people, 'other person', 'other people')} in ${count(reach.places, 'place', 'places')}; ${count(reach.transitive, 'dependent', 'dependents')} in all`,
    );
    const widest = Math.max(...others.map(({ person }) => nameOf(person).length));
    for (const adoption of others) {
      const date = `  ${adoption.landed.slice(0, 10)}  `;
      const who = `${commitOf(adoption.commit, date)}  ${nameOf(adoption.person).padEnd(widest)}  `;
      const where = `${visible(adoption.place)}${adoption.line === null ? '' : `:${adoption.line}`}`;
      links.push({
        line: lines.length,
        from: who.length,
        to: who.length + where.length,
        target: { kind: 'place', path: adoption.place, line: adoption.line },
      });
      lines.push(`${who}${where}${marksOf(adoption)}`);
    }
  };
  const [first, rest] = split(report.assets, (asset) => symbol !== null && asset.symbol === symbol);
  const [used, unused] = split(rest, (asset) => asset.adoptions.some(({ own }) => !own));
  for (const asset of [...first, ...used]) tell(asset);
  if (unused.length > 0) {
    const titles = unused.map((asset) => visible(asset.symbol ?? asset.path));
    lines.push('', `Nobody else depends on: ${titles.join(', ')}.`);
  }
  return { text: `${lines.join('\n')}\n`, links };
}

function marksOf(adoption: Adoption): string {
  const marks = [
    adoption.placeKind === 'code' ? '' : adoption.placeKind,
    adoption.via === 'type-import' ? 'types only' : '',
    adoption.copied ? 'copied' : '',
    adoption.bulk ? 'part of a bulk change' : '',
    adoption.approximate ? 'date approximate' : '',
    adoption.ended ? `until ${adoption.ended.landed.slice(0, 10)}` : '',
  ].filter((mark) => mark !== '');
  return marks.length === 0 ? '' : `  (${marks.join(', ')})`;
}

function split<T>(list: readonly T[], is: (item: T) => boolean): readonly [T[], T[]] {
  return [list.filter(is), list.filter((item) => !is(item))];
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}
