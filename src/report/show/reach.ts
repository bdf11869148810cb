/** Who builds on a contribution now, by team where teams are known, else by area. */
import type { Contribution } from '../../core/contributions/contribution.ts';
import { byCodeUnits } from '../../core/contributions/ids.ts';
import { areaOf } from '../../core/contributions/paths.ts';
import { continuing } from '../../core/insights/useFacts.ts';
import type { ReachData } from '../charts/reachData.ts';
import type { Teller } from './teller.ts';

const mostTargets = 8;
const mostAreas = 3;

export function showReach(contribution: Contribution, teller: Teller): ReachData | null {
  const { speaker } = teller;
  const targets = new Map<
    string,
    { places: Set<string>; people: Set<string>; areas: Set<string> }
  >();
  for (const { repository, adoption, otherTeams } of continuing(contribution.uses)) {
    const isHome = repository === contribution.repository;
    const folder = areaOf(adoption.place) || 'the top folder';
    const area = isHome ? folder : `${speaker.repository(repository)}: ${folder}`;
    const team = otherTeams[0] ?? adoption.teams[0];
    const label = speaker.hasTeams
      ? team
        ? speaker.teamName(team)
        : 'No team'
      : speaker.tell(area, 60);
    const target = targets.get(label) ?? {
      places: new Set(),
      people: new Set(),
      areas: new Set(),
    };
    target.places.add(`${repository}\0${adoption.place}`);
    target.people.add(adoption.person);
    if (speaker.hasTeams) target.areas.add(speaker.tell(area, 60));
    targets.set(label, target);
  }
  const all = [...targets].toSorted(
    (a, b) => b[1].places.size - a[1].places.size || byCodeUnits(a[0], b[0]),
  );
  if (all.length < 2) return null;
  const shown = all.slice(0, all.length > mostTargets ? mostTargets - 1 : mostTargets);
  const rest = all.slice(shown.length);
  const list = shown.map(([label, { places, people, areas }]) => ({
    label,
    places: places.size,
    people: people.size,
    areas: [...areas].toSorted(byCodeUnits).slice(0, mostAreas),
  }));
  if (rest.length > 0) {
    list.push({
      label: `${rest.length} others`,
      places: rest.reduce((sum, [, { places }]) => sum + places.size, 0),
      people: new Set(rest.flatMap(([, { people }]) => [...people])).size,
      areas: [],
    });
  }
  return { title: speaker.tell(contribution.title), targets: list };
}
