/** Searches one other repository for use of what the subject's repository offers. */
import { analyze, type Analysis, type AnalyzeOptions } from '../analyze.ts';
import { languages } from '../languages/languages.ts';
import type { Gap, Person } from '../model.ts';
import { isVendored, placeKindOf } from '../placeKind.ts';
import type { GitHistory } from '../ports.ts';
import { birthOfPath } from '../reuse/births.ts';
import { inOrderOfLanding, dateUses, toAdoption, type AdoptionContext } from '../reuse/dateUses.ts';
import { createDefinitions } from '../reuse/definitions.ts';
import { firstOutside, type TargetId } from '../reuse/dependencies.ts';
import { findPlaces } from '../reuse/survey.ts';
import type { ForeignAdoption } from '../summary/input.ts';
import { teamsOfAdoption } from '../teams/teams.ts';
import type { Offering } from './offering.ts';
import { createOutside } from './outside.ts';
import { readTaking, type Mention } from './taking.ts';

export interface Searched {
  /** By the asset's target in the survey of the subject's repository; persons have the ids of the repository searched. */
  readonly uses: ReadonlyMap<TargetId, readonly ForeignAdoption[]>;
  readonly mentions: readonly Mention[];
  readonly people: readonly Person[];
  readonly gaps: readonly Gap[];
}

export interface SearchOptions extends Pick<AnalyzeOptions, 'tool' | 'signal' | 'progress'> {
  readonly exhaustive: boolean;
  /** Teams of a person, as the subject's repository knows them. */
  readonly teamsOfPerson: (person: Person) => readonly string[];
  /** False where the subject's repository knows no teams: then the owners of places elsewhere are not told either. */
  readonly withOwners: boolean;
}

/** Costs little where nothing is taken from the subject's repository, and a survey of its own where something is. */
export async function searchRepository(
  git: GitHistory,
  subject: Pick<Analysis, 'survey'>,
  offering: Offering,
  wanted: ReadonlySet<TargetId>,
  options: SearchOptions,
): Promise<Searched> {
  const { tool, signal, progress } = options;
  const tree = await git.readTree(signal);
  const taking = await readTaking(git, tree, offering, languages, isVendored, signal);
  const { mentions } = taking;
  if (taking.languages.length === 0)
    return { uses: new Map(), mentions, people: [], gaps: [...git.gaps] };
  const outside = createOutside(subject.survey, taking);
  const analysis = await analyze(git, {
    tool,
    signal,
    progress,
    languages: taking.languages,
    outside,
  });
  const uses = await findForeignUses(analysis, wanted, options);
  const persons = analysis.people.persons;
  return { uses, mentions, people: persons, gaps: analysis.coverage.gaps };
}

async function findForeignUses(
  analysis: Analysis,
  wanted: ReadonlySet<TargetId>,
  { exhaustive, signal, progress, ...options }: SearchOptions,
): Promise<ReadonlyMap<TargetId, readonly ForeignAdoption[]>> {
  const { history, survey, credit, teams, boundary } = analysis;
  const { units, lineages, loader } = survey;
  const base = firstOutside(survey.world);
  const wants = (target: TargetId): boolean => wanted.has(target - base);
  const generated = new Set(survey.files.filter((file) => file.generated).map((file) => file.path));
  const places = findPlaces(survey, null, history)
    .map((place) => ({ ...place, edges: place.edges.filter((edge) => wants(edge.target)) }))
    .filter((place) => place.edges.length > 0);
  const uses = await dateUses(
    {
      history,
      survey,
      definitions: createDefinitions(history, lineages, units, loader),
      reader: survey.reader,
      unitOfTarget: (target) => (target < units.count ? { unit: target, name: null } : null),
      birthOf: () => Promise.resolve(bornElsewhere),
      wants,
      exhaustive,
      fewPlaces: false,
      signal,
      progress,
    },
    places,
  );
  const context: AdoptionContext = {
    history,
    survey,
    credit,
    isGenerated: (path) => generated.has(path),
    placeKind: placeKindOf,
    teamsOf(place, person) {
      const { identities } = credit.persons[person]!;
      const hasOwners = options.withOwners && teams.source !== 'areas' && teams.source !== 'none';
      const owners = hasOwners ? teamsOfAdoption(teams, place, identities) : [];
      if (owners.length > 0) return owners;
      const known = options.withOwners ? options.teamsOfPerson(credit.persons[person]!) : [];
      return known.length > 0 ? known : [analysis.git.repository.name];
    },
  };
  const found = new Map<TargetId, ForeignAdoption[]>();
  for (const use of uses) {
    const { commit, copied, approximate } = use.origin;
    if (boundary.has(commit)) continue;
    const birth = birthOfPath(history, lineages, use.place.path);
    const created = birth.commit === commit && !copied && !approximate;
    const entry = { ...toAdoption(use, false, context), created };
    found.set(use.target - base, [...(found.get(use.target - base) ?? []), entry]);
  }
  return new Map(
    [...found].map(([target, entries]) => [target, inOrderOfLanding(entries, history)]),
  );
}

/** No commit of the repository searched made what it takes from elsewhere. */
const bornElsewhere = { position: -1, commit: -1, approximate: false, path: -1, extractions: [] };
