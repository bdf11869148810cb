/**
 * The units of a repository through all of its history: which files and folders can be named by other files, by which
 * keys, during which time, and which unit of today continues which unit of then.
 */
import type { History } from '../history/history.ts';
import type { Lineages, Stretch } from '../history/lineage.ts';
import { versionsOfPath } from '../history/versions.ts';
import type { Language } from '../languages/language.ts';

export interface UnitStretch {
  readonly unit: number;
  readonly from: number;
  readonly to: number;
}

export interface Units {
  readonly count: number;
  /** Path of the file or folder. */
  name(unit: number): string;
  /** Whether the unit is a folder (a Go package, an action). */
  isFolder(unit: number): boolean;
  language(unit: number): Language;
  /** The language that reads a path, or undefined. */
  languageOf(path: number): Language | undefined;
  /** The unit of a path that can be named, else -1. */
  unitOf(path: number): number;
  /** The unit that a path belongs to even where it cannot be named from elsewhere (a test beside its package). */
  homeOf(path: number): number;
  find(name: string): number;
  /** Paths, of all times, whose files make up the unit. */
  members(unit: number): readonly number[];
  /** The unit that served a key at some time in `[from, until)`, preferring `from`; -1 if none. */
  serverAt(key: string, from: number, until: number): number;
  /** Whether any unit of any time can be named by the key. */
  isKnown(key: string): boolean;
  aliveAt(unit: number, position: number): boolean;
  /** Other paths that could be named by a key of this path. */
  sameKey(path: number): readonly number[];
}

const none: readonly number[] = [];

export function createUnits(
  history: History,
  languages: readonly Language[],
  isExcluded: (path: string) => boolean,
): Units {
  const names: string[] = [];
  const numbers = new Map<string, number>();
  const languageOfUnit: Language[] = [];
  const members: (number[] | undefined)[] = [];
  const folder: boolean[] = [];
  const unitOf = new Int32Array(history.pathCount).fill(-1);
  const homeOf = new Int32Array(history.pathCount).fill(-1);
  const languageOf: (Language | undefined)[] = Array.from({ length: history.pathCount });
  const servers = new Map<string, number[]>();

  const intern = (name: string, language: Language, path: string): number => {
    const id = `${language.id}:${name}`;
    let unit = numbers.get(id);
    if (unit === undefined) {
      unit = names.length;
      numbers.set(id, unit);
      names.push(name);
      languageOfUnit.push(language);
      folder.push(name !== path);
    }
    return unit;
  };

  for (let path = 0; path < history.pathCount; path++) {
    const text = history.path(path);
    const language = languages.find((candidate) => candidate.reads(text));
    if (!language || isExcluded(text)) continue;
    languageOf[path] = language;
    const unit = intern(language.unitOf(text), language, text);
    homeOf[path] = unit;
    const keys = language.keysOf(text);
    if (keys.length === 0) continue;
    unitOf[path] = unit;
    // Most have one, and an array that was empty would be made for many.
    const others = members[unit];
    if (others) others.push(path);
    else members[unit] = [path];
    for (const key of keys) {
      const list = servers.get(key);
      if (!list) servers.set(key, [unit]);
      else if (!list.includes(unit)) list.push(unit);
    }
  }
  /** Units with a key that others were named by as well. */
  const contested = new Uint8Array(names.length);
  for (const list of servers.values()) {
    if (list.length < 2) continue;
    list.sort((a, b) => byPreference(names[a]!, names[b]!));
    for (const unit of list) contested[unit] = 1;
  }

  const membersOf = (unit: number): readonly number[] => members[unit] ?? none;
  const sameKey = new Map<number, readonly number[]>();
  const alive: (readonly number[] | undefined)[] = [];
  const aliveRanges = (unit: number): readonly number[] => {
    let ranges = alive[unit];
    if (!ranges) {
      ranges = mergeRanges(membersOf(unit).flatMap((path) => livesOf(history, path)));
      alive[unit] = ranges;
    }
    return ranges;
  };
  const overlaps = (unit: number, from: number, until: number): boolean => {
    const ranges = aliveRanges(unit);
    for (let at = 0; at < ranges.length; at += 2) {
      if (ranges[at]! < until && ranges[at + 1]! > from) return true;
    }
    return false;
  };

  return {
    count: names.length,
    name: (unit) => names[unit]!,
    isFolder: (unit) => folder[unit]!,
    language: (unit) => languageOfUnit[unit]!,
    languageOf: (path) => languageOf[path],
    unitOf: (path) => unitOf[path] ?? -1,
    homeOf: (path) => homeOf[path] ?? -1,
    find(name) {
      for (const language of languages) {
        const unit = numbers.get(`${language.id}:${name}`);
        if (unit !== undefined) return unit;
      }
      return -1;
    },
    members: membersOf,
    serverAt(key, from, until) {
      const list = servers.get(key);
      if (!list) return -1;
      for (const unit of list) if (overlaps(unit, from, from + 1)) return unit;
      for (const unit of list) if (overlaps(unit, from, until)) return unit;
      return -1;
    },
    isKnown: (key) => servers.has(key),
    aliveAt: (unit, position) => overlaps(unit, position, position + 1),
    sameKey(path) {
      const unit = unitOf[path] ?? -1;
      if (unit < 0 || folder[unit]) return none;
      if (!contested[unit] && membersOf(unit).length === 1) return none;
      let found = sameKey.get(path);
      if (!found) {
        const keys = languageOf[path]!.keysOf(history.path(path));
        const others = keys.flatMap((key) => servers.get(key) ?? none);
        found = [...new Set(others.flatMap(membersOf))];
        sameKey.set(path, found);
      }
      return found;
    },
  };
}

/** Declaration files come last, then the order of the names. */
function byPreference(a: string, b: string): number {
  const declared = Number(isDeclaration(a)) - Number(isDeclaration(b));
  return declared || (a < b ? 1 : a > b ? -1 : 0);
}

function isDeclaration(name: string): boolean {
  return /\.d\.[cm]?ts$|\.pyi$/.test(name);
}

/** The spans of positions during which the path stood, oldest first. */
function livesOf(history: History, path: number): [number, number][] {
  const lives: [number, number][] = [];
  let start = -1;
  for (const version of versionsOfPath(history, path)) {
    if (version.blob >= 0 && start < 0) start = version.position;
    else if (version.blob < 0 && start >= 0) {
      lives.push([start, version.position]);
      start = -1;
    }
  }
  if (start >= 0) lives.push([start, Infinity]);
  return lives;
}

function mergeRanges(ranges: [number, number][]): number[] {
  ranges.sort((a, b) => a[0] - b[0]);
  const merged: number[] = [];
  for (const [from, to] of ranges) {
    if (merged.length > 0 && from <= merged.at(-1)!) {
      if (to > merged.at(-1)!) merged[merged.length - 1] = to;
    } else merged.push(from, to);
  }
  return merged.slice();
}

/** Where units come from and what they have become. */
export interface UnitLineages {
  /** Newest first. */
  of(unit: number): readonly UnitStretch[];
  /** The unit alive at the revision that continues `unit` as it was at `position`; -1 if nothing does. */
  descendant(unit: number, position: number): number;
}

/** `current` are the units alive at the revision. */
export function createUnitLineages(
  history: History,
  units: Units,
  lineages: Lineages,
  current: readonly number[],
): UnitLineages {
  const known = new Map<number, readonly UnitStretch[]>();
  const of = (unit: number): readonly UnitStretch[] => {
    let stretches = known.get(unit);
    if (!stretches) {
      stretches = units.isFolder(unit)
        ? traceFolder(history, units, lineages, unit)
        : traceFile(units, lineages, unit);
      known.set(unit, stretches);
    }
    return stretches;
  };
  const later = new Map<number, { from: number; to: number; current: number }[]>();
  for (const unit of current) {
    for (const stretch of of(unit)) {
      if (stretch.unit === unit && stretch.to === Infinity && of(unit).length === 1) continue;
      const entry = { from: stretch.from, to: stretch.to, current: unit };
      const list = later.get(stretch.unit);
      if (list) list.push(entry);
      else later.set(stretch.unit, [entry]);
    }
  }
  const isCurrent = new Set(current);
  return {
    of,
    descendant(unit, position) {
      for (const entry of later.get(unit) ?? []) {
        if (position >= entry.from && position < entry.to) return entry.current;
      }
      // A file that came back under its own name still counts as itself.
      return isCurrent.has(unit) ? unit : -1;
    },
  };
}

function traceFile(units: Units, lineages: Lineages, unit: number): UnitStretch[] {
  const path = units.members(unit)[0];
  if (path === undefined) return [];
  const stretches: UnitStretch[] = [];
  for (const stretch of lineages.of(path)) {
    const former = units.homeOf(stretch.path);
    if (former < 0) break;
    stretches.push({ unit: former, from: stretch.from, to: stretch.to });
  }
  return stretches;
}

/** A folder continues the folder from which most of its first files were renamed, when that one ended. */
function traceFolder(
  history: History,
  units: Units,
  lineages: Lineages,
  unit: number,
): UnitStretch[] {
  const stretches: UnitStretch[] = [];
  const visited = new Set<number>();
  let open: { unit: number; to: number } | null = { unit, to: Infinity };
  while (open !== null && !visited.has(open.unit)) {
    visited.add(open.unit);
    const here: { unit: number; to: number } = open;
    const start = startOfFolder(
      units.members(here.unit).map((path) => livesOf(history, path)),
      here.to,
    );
    if (start === undefined) break;
    stretches.push({ unit: here.unit, from: start, to: here.to });
    open = sourceFolder(units, lineages, here.unit, start);
  }
  return stretches;
}

/**
 * When the folder that stood before `end` began: one that lost all of its files is another when it is filled anew, but
 * the same where one of its files came back. Undefined where it never stood before then.
 */
function startOfFolder(
  files: readonly (readonly [number, number][])[],
  end: number,
): number | undefined {
  const lives = mergeRanges(files.flat().map(([from, to]) => [from, to]));
  let start: number | undefined;
  for (let at = lives.length - 2; at >= 0; at -= 2) {
    const from = lives[at]!;
    if (from >= end) continue;
    if (start !== undefined && !files.some((file) => cameBack(file, start!))) break;
    start = from;
  }
  return start;
}

/** Whether a file that had been gone stood again from that position on. */
function cameBack(lives: readonly [number, number][], position: number): boolean {
  return lives.some(([from], index) => index > 0 && from === position);
}

function sourceFolder(
  units: Units,
  lineages: Lineages,
  unit: number,
  start: number,
): { unit: number; to: number } | null {
  const votes = new Map<number, number>();
  let born = 0;
  for (const path of units.members(unit)) {
    const stretches: readonly Stretch[] = lineages.of(path);
    const index = stretches.findIndex((stretch) => stretch.path === path && stretch.from === start);
    if (index < 0) continue;
    born++;
    const former = stretches[index + 1];
    const source = former ? units.unitOf(former.path) : -1;
    if (source >= 0 && source !== unit) votes.set(source, (votes.get(source) ?? 0) + 1);
  }
  let best = -1;
  let most = 0;
  for (const [source, count] of votes) {
    if (count > most) {
      most = count;
      best = source;
    }
  }
  return best >= 0 && most * 2 >= born && !units.aliveAt(best, start)
    ? { unit: best, to: start }
    : null;
}
