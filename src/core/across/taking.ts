/** What one repository says that it takes of another one's offering, read from its manifests and lockfiles alone. */
import { folderOf } from '../history/pathNames.ts';
import type { Language, Requirement, Taken } from '../languages/language.ts';
import { placeKindOf } from '../placeKind.ts';
import type { GitHistory, TreeEntry } from '../ports.ts';
import type { MentionKind } from '../summary/input.ts';
import { compareRange, type Offered, type Offering } from './offering.ts';

export interface Mention {
  readonly kind: MentionKind;
  readonly offered: Offered;
  readonly path: string;
}

export interface Taking {
  /** Languages in which anything is taken. */
  readonly languages: readonly Language[];
  of(language: Language, from: string): Taken;
  /** At most one of a kind for each package. */
  readonly mentions: readonly Mention[];
}

/** `isVendored` tells files of others that the repository keeps; what those ask for is not its own. */
export async function readTaking(
  git: Pick<GitHistory, 'readBlobs'>,
  tree: readonly TreeEntry[],
  offering: Offering,
  languages: readonly Language[],
  isVendored: (path: string) => boolean,
  signal: AbortSignal,
): Promise<Taking> {
  const mentions = new Map<string, Mention>();
  const mention = (kind: MentionKind, offered: Offered, path: string): void => {
    const id = `${kind} ${offered.name}`;
    if (!mentions.has(id)) mentions.set(id, { kind, offered, path });
  };
  const upToDate = new Set<string>();
  const takers = new Map<string, Taker>();
  const locks: { readonly language: Language; readonly path: string; readonly text: string }[] = [];
  await readTexts(git, wanted(), signal, ({ language, path, isLock, text }) => {
    const offered = offering.names.get(language.id)!;
    const { abroad } = language;
    if (isLock) return void locks.push({ language, path, text });
    const own = language.isManifest(path) ? language.packageName(path, text) : undefined;
    const copy = own === undefined ? undefined : offered.get(abroad.canonical(own));
    if (copy?.pack) mention('copied', copy, path);
    if (isVendored(path)) return;
    const taker = takers.get(language.id) ?? createTaker();
    takers.set(language.id, taker);
    for (const requirement of abroad.requirements(text, path)) {
      const found = offered.get(requirement.name);
      const isOffered = found !== undefined && isOf(found, requirement, offering);
      taker.add(path, requirement.as, isOffered ? requirement.name : null);
      // Its earlier versions called it by the names that it had then.
      if (isOffered && found.pack && requirement.as === requirement.name)
        for (const former of found.pack.formerNames) taker.addFormer(abroad.canonical(former));
      const kind = placeKindOf(path, false);
      if (!isOffered || kind === 'test' || kind === 'example') continue;
      mention('declared', found, path);
      const asks = compareRange(requirement.range, found.generation);
      if (asks === 'behind') mention('behind', found, path);
      else upToDate.add(found.name);
    }
  });
  for (const { language, path, text } of locks) {
    for (const offered of offering.names.get(language.id)!.values()) {
      if (!mentions.has(`declared ${offered.name}`) && holdsName(text, offered.name))
        mention('locked', offered, path);
    }
  }

  function* wanted(): Generator<Wanted> {
    for (const { path, blob } of tree) {
      // Installed packages are the original itself, and so are a vendor folder's of Go.
      if (/(?:^|\/)node_modules\//.test(path)) continue;
      const isTheirs = isVendored(path);
      for (const language of languages) {
        if ((offering.names.get(language.id)?.size ?? 0) === 0) continue;
        const isLock = !isTheirs && language.abroad.isLock(path);
        const isManifest = isTheirs ? language.isManifest(path) : language.abroad.requires(path);
        if (isLock || isManifest) yield { language, path, blob, isLock };
      }
    }
  }

  return {
    languages: languages.filter((language) => takers.get(language.id)?.any() ?? false),
    of: (language, from) => takers.get(language.id)?.around(from) ?? nothingTaken,
    mentions: [...mentions.values()].filter(
      ({ kind, offered }) => kind !== 'behind' || !upToDate.has(offered.name),
    ),
  };
}

/**
 * Whether what is required is what is offered. A plain name that asks for a generation which does not exist is somebody
 * else's; one with a scope or group is not.
 */
function isOf(found: Offered, { range, source }: Requirement, offering: Offering): boolean {
  if (source !== null) return source !== '' && source === offering.repository;
  if (!found.published) return false;
  return /[@:/]/.test(found.name) || compareRange(range, found.generation) !== 'ahead';
}

interface Wanted {
  readonly language: Language;
  readonly path: string;
  readonly blob: string;
  readonly isLock: boolean;
}

async function readTexts(
  git: Pick<GitHistory, 'readBlobs'>,
  files: Iterable<Wanted>,
  signal: AbortSignal,
  receive: (file: Wanted & { readonly text: string }) => void,
): Promise<void> {
  const list = [...files];
  await git.readBlobs(
    list.map(({ blob }) => blob),
    (index, blob) => {
      if (blob.kind === 'text') receive({ ...list[index]!, text: blob.text });
    },
    signal,
  );
}

const nothingTaken: Taken = { nameOf: () => null, any: false };

interface Taker {
  add(manifest: string, as: string, name: string | null): void;
  /** A name under which nothing is asked for today. */
  addFormer(name: string): void;
  any(): boolean;
  around(from: string): Taken;
}

/** The nearest manifest around a file that knows a name decides; where none does, any other one that takes it. */
function createTaker(): Taker {
  const byFolder = new Map<string, Map<string, string | null>>();
  const anywhere = new Map<string, string>();
  const known = new Map<string, Taken>();
  const nameIn = (folder: string, as: string): string | null => {
    for (let at = folder; ; at = folderOf(at)) {
      const found = byFolder.get(at)?.get(as);
      if (found !== undefined) return found;
      if (at === '') return anywhere.get(as) ?? null;
    }
  };
  return {
    add(manifest, as, name) {
      const folder = folderOf(manifest);
      const names = byFolder.get(folder) ?? new Map<string, string | null>();
      byFolder.set(folder, names);
      names.set(as, names.get(as) ?? name);
      if (name !== null && !anywhere.has(as)) anywhere.set(as, name);
    },
    addFormer(name) {
      if (!anywhere.has(name)) anywhere.set(name, name);
    },
    any: () => anywhere.size > 0,
    around(from) {
      const folder = folderOf(from);
      let taken = known.get(folder);
      if (!taken) {
        taken = { nameOf: (as) => nameIn(folder, as), any: anywhere.size > 0 };
        known.set(folder, taken);
      }
      return taken;
    },
  };
}

/** Whether the text holds the name as a whole one. */
function holdsName(text: string, name: string): boolean {
  const isPart = (character: string | undefined): boolean =>
    character !== undefined && /[\w.-]/.test(character);
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const before = text[at - 1];
    const after = text[at + name.length];
    // `/name` is the end of a longer one, as `@scope/name`, unless it is a folder of installed packages.
    const isScoped = before === '/' && !text.slice(0, at).endsWith('node_modules/');
    if (!isPart(before) && !isScoped && !isPart(after)) return true;
  }
  return false;
}
