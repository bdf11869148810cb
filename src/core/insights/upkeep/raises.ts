/** Versions that a commit raised in manifests, as they landed: what is taken back before it lands was not raised. */
import { isManifestPath } from '../../contributions/paths.ts';
import { isRevert, parseMessage } from '../../contributions/themes.ts';
import { isOwnName, ownNames } from '../../manifests/ownNames.ts';
import { pinsIn } from '../../manifests/pins.ts';
import { canBeRead, isHigher, versionsIn } from '../../manifests/versions.ts';
import { isVendored } from '../../placeKind.ts';
import type { Past } from '../past.ts';

/** One version that went up in one manifest. */
export interface Raise {
  readonly commit: number;
  readonly path: number;
  readonly name: string;
  /** As written on the mainline before and after the change that brought the commit in. */
  readonly from: string;
  readonly to: string;
}

export interface ManifestChange {
  readonly path: number;
  readonly before: number;
  readonly after: number;
}

/** A commit that changes more files than this besides manifests is an upgrade only if it says so. */
const mostOtherFiles = 20;
const saysUpgrade = /\b(bump|update|upgrade|raise|migrate|deps\b|dependenc)/i;
const bringsOthersWork = /^(merge|sync)\b/i;
const material = /(^|\/)(fixtures?|__fixtures__|testdata|test-data|node_modules|vendor)\//;
const ofRelease = /\b(releas(e|es|ing)|publish(es|ing)?|version packages)\b|^v?\d+(\.\d+){2}\S*$/i;

/** Whether the commit's subject line says that it raises versions. */
export function isCalledUpgrade(commit: number, { history }: Past): boolean {
  return saysUpgrade.test(history.subject(commit));
}

/**
 * Whether raising versions is what a commit does, and not a release of the repository's own packages, a revert, work that was
 * brought over from elsewhere, or a large change of other things.
 */
export function mayBeUpgrade(commit: number, past: Past): boolean {
  const subject = past.history.subject(commit);
  const { type, scope, text } = parseMessage(subject);
  if (type === 'release' || scope === 'release' || ofRelease.test(text)) return false;
  if (isRevert(subject) || bringsOthersWork.test(text)) return false;
  if (isCalledUpgrade(commit, past)) return true;
  const others = past.paths(commit).filter((path) => !isOfVersions(past.history.path(path)));
  return others.length <= mostOtherFiles;
}

function isOfVersions(path: string): boolean {
  return isManifestPath(path) || canBeRead(path) || isVendored(path);
}

/** The changes of manifests that a commit made. */
export function manifestChanges(commit: number, past: Past): readonly ManifestChange[] {
  const { history } = past;
  const { change, changeStart, changeEnd } = history;
  const found: ManifestChange[] = [];
  for (let at = changeStart[commit]!; at < changeEnd[commit]!; at++) {
    const [path, before, after] = [change.path[at]!, change.before[at]!, change.after[at]!];
    if (before >= 0 && after >= 0 && isReadable(path, past)) found.push({ path, before, after });
  }
  return found;
}

/** What a commit raised and the mainline shows raised where it landed. */
export function raisesOf(commit: number, past: Past): Promise<readonly Raise[]> {
  const { raises } = knownOf(past);
  const found = raises.get(commit) ?? readRaises(commit, past);
  raises.set(commit, found);
  return found;
}

async function readRaises(commit: number, past: Past): Promise<readonly Raise[]> {
  const { history } = past;
  const own = manifestChanges(commit, past);
  if (own.length === 0) return [];
  const landing = history.mainline[history.landedAt[commit]!]!;
  const landed = landing === commit ? own : manifestChanges(landing, past);
  const byPath = new Map(landed.map((change) => [change.path, change]));
  const read = await Promise.all(own.map((change) => stepsOf(change, past)));
  const { packages } = knownOf(past);
  const named = new Set(read.flatMap((steps) => steps.ownNames));
  const raised = await Promise.all(
    own.map(async ({ path }, index): Promise<readonly Raise[]> => {
      const change = byPath.get(path);
      if (change === undefined || read[index]!.steps.size === 0) return [];
      const { steps } = await stepsOf(change, past);
      return [...steps].flatMap(([name, step]) =>
        read[index]!.steps.has(name) && !isOwnName(name, named) && !isOwnName(name, packages)
          ? [{ commit, path, name, ...step }]
          : [],
      );
    }),
  );
  return raised.flat();
}

/** What a commit asks for at another commit than before, or at one instead of a version: nothing tells which is the newer one. */
export async function repinsOf(
  commit: number,
  past: Past,
): Promise<readonly Pick<Raise, 'path' | 'name'>[]> {
  const found = await Promise.all(
    manifestChanges(commit, past).map(async (change) => {
      const { repins } = await stepsOf(change, past);
      return repins.map((name) => ({ path: change.path, name }));
    }),
  );
  return found.flat();
}

interface Steps {
  readonly ownNames: readonly string[];
  /** Names of what is asked for by a commit, before or after, and by another one or by a version on the other side. */
  readonly repins: readonly string[];
  readonly steps: ReadonlyMap<string, { readonly from: string; readonly to: string }>;
}

interface Known {
  /** By path: 0 where it was not asked yet, 1 where versions can be read in it, 2 where not. */
  readonly readable: Uint8Array;
  /** Names of the repository's packages, now and formerly. */
  readonly packages: ReadonlySet<string>;
  readonly raises: Map<number, Promise<readonly Raise[]>>;
  readonly steps: Map<string, Promise<Steps>>;
}

const known = new WeakMap<Past, Known>();

function knownOf(past: Past): Known {
  const found = known.get(past);
  if (found !== undefined) return found;
  const fresh: Known = {
    readable: new Uint8Array(past.history.pathCount),
    packages: new Set(
      past.survey.packages.flatMap(({ name, formerNames }) => [name, ...formerNames]),
    ),
    raises: new Map(),
    steps: new Map(),
  };
  known.set(past, fresh);
  return fresh;
}

/** Manifests of what others wrote, and those that are there to be tested, ask for nothing here. */
function statesOwnVersions(path: string): boolean {
  return canBeRead(path) && !isVendored(path) && !material.test(path);
}

function isReadable(path: number, past: Past): boolean {
  const { readable } = knownOf(past);
  readable[path] ||= statesOwnVersions(past.history.path(path)) ? 1 : 2;
  return readable[path] === 1;
}

/** What went up between two versions of a manifest. */
function stepsOf(change: ManifestChange, past: Past): Promise<Steps> {
  const { steps } = knownOf(past);
  const key = `${change.path} ${change.before} ${change.after}`;
  const found = steps.get(key) ?? readSteps(change, past);
  steps.set(key, found);
  return found;
}

async function readSteps({ path, before, after }: ManifestChange, past: Past): Promise<Steps> {
  const name = past.history.path(path);
  const read = await Promise.all([before, after].map((blob) => past.text(path, blob)));
  const texts = read.map((text) => text ?? '');
  const [old, now] = texts.map((text) => versionsIn(name, text));
  const [oldPins, pins] = texts.map((text) => pinsIn(name, text));
  const steps = new Map<string, { readonly from: string; readonly to: string }>();
  for (const [of, to] of now!) {
    const from = old!.get(of);
    if (from !== undefined && from !== to && isHigher(to, from)) steps.set(of, { from, to });
  }
  const repins = [...new Set([...oldPins!.keys(), ...pins!.keys()])].filter((of) => {
    const [from, to] = [oldPins!.get(of) ?? old!.get(of), pins!.get(of) ?? now!.get(of)];
    return from !== undefined && to !== undefined && from !== to;
  });
  return { ownNames: texts.flatMap((text) => ownNames(name, text)), repins, steps };
}
