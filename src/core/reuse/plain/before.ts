/** What a version did with the like of what the next one came to take. */
import { baseName, folderOf } from '../../history/pathNames.ts';
import type { PathVersion } from '../../history/versions.ts';
import type { Import } from '../../languages/language.ts';
import type { Survey } from '../survey.ts';
import { patternOf } from './words.ts';

/** How a place takes something: the words by which it uses it, the names that it imports, and what the asset is called. */
export interface Ways {
  readonly words: readonly string[];
  readonly locals: readonly string[];
  /** Null where a name by itself is meant. */
  readonly called: string | null;
}

/** Whether a version that stood before did the like of what the first one that takes it does. */
export async function didLike(
  survey: Survey,
  before: PathVersion | undefined,
  now: PathVersion,
  ways: Ways,
): Promise<boolean> {
  return (
    (await holds(survey, before, ways.words)) || (await wasTakingBefore(survey, before, now, ways))
  );
}

/**
 * Whether the version before took such names, or something so called, from elsewhere: a re-routed import, or a converted
 * file; or other names by the very import that brings these now. Of a name by itself (`called` is null) only the name counts.
 */
async function wasTakingBefore(
  { loader, units }: Survey,
  before: PathVersion | undefined,
  now: PathVersion,
  { locals, called }: Ways,
): Promise<boolean> {
  const importsOf = (version: PathVersion): Promise<readonly Import[]> =>
    version.blob >= 0 && units.languageOf(version.path)
      ? loader.read(version.path, version.blob, (found) =>
          found?.isText() ? found.facts().imports : [],
        )
      : Promise.resolve([]);
  if (!before) return false;
  const names = new Set(called === null ? locals : [...locals, called]);
  const isOfNames = ({ namespace, names: taken }: Import): boolean =>
    (namespace !== null && names.has(namespace)) ||
    taken?.some(({ local }) => names.has(local)) === true;
  const [old, begun] = await Promise.all([importsOf(before), importsOf(now)]);
  const bringing = new Set(begun.filter(isOfNames).map(({ specifier }) => specifier));
  const isAlike = ({ specifier }: Import): boolean =>
    called !== null && (bringing.has(specifier) || names.has(calledIn(specifier)));
  return old.some((one) => isOfNames(one) || isAlike(one));
}

/** The last part of a specifier: a file without its extension, or what stands after the last dot. */
function calledIn(specifier: string): string {
  return specifier.includes('/')
    ? baseName(specifier).replace(/\.\w+$/, '')
    : specifier.slice(specifier.lastIndexOf('.') + 1);
}

/** What a path is called after: its file, or the folder of one that many folders have. */
export function calledAfter(path: string): string {
  const name = baseName(path).replace(/\.\w+$/, '');
  return /^(?:index|mod|main|init|__init__|types|utils?)$/.test(name) && path.includes('/')
    ? baseName(folderOf(path))
    : name;
}

async function holds(
  { loader }: Survey,
  version: PathVersion | undefined,
  words: readonly string[],
): Promise<boolean> {
  const pattern = patternOf(words);
  if (!version || version.blob < 0 || pattern === null) return false;
  return loader.read(version.path, version.blob, (found) => pattern.test(found?.text() ?? ''));
}
