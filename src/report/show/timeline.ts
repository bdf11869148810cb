/** The payoff timeline: when each contribution was built, and when others began to use it. */
import type { Contribution, Use, WorkSpan } from '../../core/contributions/contribution.ts';
import { byCodeUnits } from '../../core/contributions/ids.ts';
import { daysBetween } from '../../core/contributions/span.ts';
import type { EditedSummary } from '../../core/draft/editedSummary.ts';
import { dayOf, formatDay } from '../../core/period.ts';
import type { TimelineData, TimelineGroup, TimelineRow } from '../charts/timelineData.ts';
import { duration, shortDay } from '../words/dates.ts';
import { periodName } from '../words/periods.ts';
import type { Teller } from './teller.ts';

const mostRows = 12;
/** Contributions beside those that are told are added up to so many rows. */
const enoughRows = 6;
const mostWatched = 2;
const mostGroups = 6;

/**
 * One row for each contribution that is told, then for others with payoff in the period, then for the newest ones that
 * nobody else uses yet.
 */
export function showTimeline(edited: EditedSummary, teller: Teller): TimelineData {
  const { summary, contributions } = edited;
  const told = contributions
    .filter(({ found, arguments: list }) => found && list.some((argument) => argument.included))
    .map(({ found }) => found!)
    .slice(0, mostRows);
  const leftOut = new Set(contributions.filter((item) => item.leftOut).map(({ id }) => id));
  const alsoPaidOff = contributions
    .filter(({ found, arguments: list }) => found !== null && list.every((item) => !item.chosen))
    .map(({ found }) => found!)
    .filter((found) => !told.includes(found) && found.uses.some((use) => use.inPeriod))
    .slice(0, Math.max(0, enoughRows - told.length));
  const watched = summary.watchlist
    .filter(({ contribution: { id } }) => !leftOut.has(id) && !told.some((item) => item.id === id))
    .slice(0, mostWatched)
    .map(({ contribution }) => contribution);
  const used = [...told, ...alsoPaidOff];
  const groupOf = findGroups(used, teller);
  return {
    period: {
      from: summary.period.from,
      to: summary.period.to,
      label: `Review period: ${periodName(summary)}`,
    },
    rows: [...used, ...watched].map((contribution) => showRow(contribution, groupOf.index, teller)),
    groups: groupOf.groups,
  };
}

interface Groups {
  readonly groups: readonly TimelineGroup[];
  readonly index: (use: Use) => number;
}

/** Users by team, or by area where no team is known; those with most uses first, everybody else together. */
function findGroups(contributions: readonly Contribution[], { summary, speaker }: Teller): Groups {
  const known = speaker.hasTeams || summary.teams.source === 'areas';
  const teamOf = (use: Use): string | null =>
    use.otherTeams[0] ?? (known && use.adoption.teams.length > 0 ? null : '');
  const counts = new Map<string, number>();
  let own = false;
  let nameless = false;
  for (const use of contributions.flatMap((contribution) => contribution.uses)) {
    const team = teamOf(use);
    if (team === null) own = true;
    else if (team === '') nameless = true;
    else counts.set(team, (counts.get(team) ?? 0) + 1);
  }
  const ordered = [...counts].toSorted((a, b) => b[1] - a[1] || byCodeUnits(a[0], b[0]));
  const named = ordered.slice(0, mostGroups).map(([team]) => team);
  const groups: TimelineGroup[] = named.map((team, style) => ({
    label: speaker.hasTeams ? speaker.teamName(team) : speaker.tell(team, 40),
    style,
  }));
  if (own) groups.push({ label: speaker.hasTeams ? 'Own team' : 'Same area', style: 'own' });
  if (nameless || ordered.length > mostGroups)
    groups.push({ label: counts.size > 0 ? 'Others' : 'Somebody else', style: 'others' });
  const others = groups.findIndex(({ style }) => style === 'others');
  return {
    groups,
    index: (use) => {
      const team = teamOf(use);
      if (team === null) return groups.findIndex(({ style }) => style === 'own');
      const at = named.indexOf(team);
      return at < 0 ? others : at;
    },
  };
}

function showRow(
  contribution: Contribution,
  groupOf: (use: Use) => number,
  teller: Teller,
): TimelineRow {
  const { speaker } = teller;
  const { span, uses } = contribution;
  const first = uses.find((use) => use.otherTeams.length > 0) ?? uses[0];
  const days =
    first && !isAfter(first.lastChange, span) ? daysBetween(span.to, first.adoption.landed) : 0;
  const whose =
    first && first.otherTeams.length > 0 && speaker.hasTeams
      ? 'use by another team'
      : 'use by others';
  return {
    id: contribution.id,
    title: speaker.tell(contribution.title, 60),
    path: teller.home(contribution)?.text ?? '',
    built: { from: day(span.from), to: day(span.to) },
    wait:
      first && days > 0
        ? { to: day(first.adoption.landed), text: `${duration(days)} to the first ${whose}` }
        : null,
    marks: uses.map((use) => ({
      day: day(use.adoption.landed),
      group: groupOf(use),
      text: `${shortDay(use.adoption.landed)}: ${speaker.person(use.adoption.person, use.adoption.teams)}, ${teller.file(use.repository, use.adoption.place, null).text}`,
      link: teller.commit(use.repository, use.adoption.commit, use.adoption.pullRequest).link!,
    })),
    note:
      uses.length === 0 && contribution.theme?.kind !== 'reviews' ? 'not used by others yet' : '',
  };
}

/** Where work came between the building and the first use, the wait between these two is none. */
function isAfter(change: string | null, { to }: WorkSpan): boolean {
  return change !== null && daysBetween(to, change) > 0;
}

function day(iso: string): string {
  return formatDay(dayOf(iso) ?? 0);
}
