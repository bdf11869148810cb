/** Whose work it is what a place takes of an asset: decided by who first defined the names, wherever that was. */
import type { History } from '../../history/history.ts';
import { birthOfPath } from '../births.ts';
import type { Credit } from '../credit.ts';
import type { Definitions } from '../definitions.ts';
import type { TargetId } from '../dependencies.ts';
import type { Survey } from '../survey.ts';
import { createCoined } from './coined.ts';
import type { NameTaken } from './namesTaken.ts';

export interface WhoseNamesInput {
  readonly history: History;
  readonly survey: Survey;
  readonly credit: Credit;
  readonly definitions: Definitions;
  /** The unit, and for a symbol its name, that a target stands for; null for a package. */
  readonly unitOfTarget: (
    target: TargetId,
  ) => { readonly unit: number; readonly name: string | null } | null;
  readonly owner: number;
}

/** `owner`: some of it is the owner's; `others`: all of it is known to be others'. */
export type Whose = 'owner' | 'others' | 'untold';

export interface WhoseNames {
  /** Whether the names are of a target: the symbol, of the unit, or of a unit in the folder of the package. */
  isOf(target: TargetId): (taken: NameTaken) => boolean;
  /** `mostlyOwned` decides where the target is taken whole and defines no names. */
  of(target: TargetId, taken: readonly NameTaken[], mostlyOwned: boolean): Promise<Whose>;
  /** Those of the names that the owner brought into the repository. */
  ofOwner(taken: readonly NameTaken[]): Promise<readonly NameTaken[]>;
  /** Whether any of the names was defined in its unit before a mainline position, whatever it is called today. */
  stoodBefore(taken: readonly NameTaken[], position: number): Promise<boolean>;
}

/** A name of several words, as `getStaticValue`, `RuntimeConfig` or `to_bytes` are. */
const severalWords = /[a-z\d][A-Z]|\w_\w/;
/** Names looked at most to say whose a unit is that is taken whole. */
const mostNames = 40;

export function createWhoseNames(input: WhoseNamesInput): WhoseNames {
  const { history, survey, credit, definitions, unitOfTarget, owner } = input;
  const { units, packages, lineages } = survey;
  const files = new Map(survey.files.map((file) => [file.path, file]));
  const coined = createCoined(history, survey);
  const timesDefined = countDefinitions(survey);

  /** Null where it is not known. */
  const makerOf = async ({ unit, name }: NameTaken): Promise<number | null> => {
    const at = name === null ? undefined : survey.definitions.get(unit)?.get(name);
    if (!at) return null;
    // What a file exports by default is that file, whatever it was called at first.
    if (name === 'default') return credit.person(birthOfPath(history, lineages, at.path).commit);
    const facts = files.get(at.path)?.facts;
    const local = facts?.definitions.find((definition) => definition.name === name)?.local ?? name!;
    const home = (await definitions.homes(at.path, local)).at(-1);
    if (!home || home.approximate) return null;
    const maker = credit.person(home.commit);
    // A name that nobody gives twice by chance came from where it stood before, whoever wrote that.
    const isDistinct =
      timesDefined.get(name!) === 1 || (!units.isFolder(unit) && severalWords.test(local));
    if (maker !== owner || !isDistinct) return maker;
    return (await coined.isCoinedAt(home.from, local)) ? maker : null;
  };

  /** Null where the unit defines no names that are known. */
  const ownsMost = async (unit: number): Promise<boolean | null> => {
    const names = [...(survey.definitions.get(unit)?.keys() ?? [])].slice(0, mostNames);
    const makers = await Promise.all(names.map((name) => makerOf({ unit, name })));
    const known = makers.filter((maker) => maker !== null);
    if (known.length === 0) return null;
    return known.filter((maker) => maker === owner).length * 2 >= known.length;
  };

  const isOf: WhoseNames['isOf'] = (target) => {
    const of = unitOfTarget(target);
    if (of) return ({ unit, name }) => unit === of.unit && (of.name === null || name === of.name);
    const { folder } = packages[target - units.count]!;
    return ({ unit }) => folder === '' || units.name(unit).startsWith(`${folder}/`);
  };

  return {
    isOf,
    async of(target, taken, mostlyOwned) {
      const names = taken.filter(isOf(target));
      const makers = await Promise.all(names.map(makerOf));
      if (makers.includes(owner)) return 'owner';
      const whole = names.filter(({ name }) => name === null);
      const owned = await Promise.all(whole.map(({ unit }) => ownsMost(unit)));
      if (owned.some((most) => most ?? mostlyOwned)) return 'owner';
      // Of a package that is only named in a manifest, no names are known.
      if (names.length === 0 && unitOfTarget(target) === null && mostlyOwned) return 'owner';
      return names.length > 0 && makers.every((maker) => maker !== null) ? 'others' : 'untold';
    },
    async ofOwner(taken) {
      const makers = await Promise.all(taken.map(makerOf));
      return taken.filter((_, index) => makers[index] === owner);
    },
    async stoodBefore(taken, position) {
      const found = await Promise.all(
        taken.flatMap(({ unit, name }) =>
          units.members(unit).map(async (path) => {
            const then = lineages.versions(path).findLast((one) => one.position < position);
            if (!then || then.blob < 0 || name === null) return name === null;
            return survey.loader.read(then.path, then.blob, (it) => it?.defines(name) ?? false);
          }),
        ),
      );
      return found.includes(true);
    },
  };
}

/** In how many units each name is defined. */
function countDefinitions({ definitions }: Survey): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const names of definitions.values())
    for (const name of names.keys()) times.set(name, (times.get(name) ?? 0) + 1);
  return times;
}
