/** Public symbols as assets: their targets, and the homes that they had before. */
import type { Definitions, Home } from './definitions.ts';
import type { Symbols, TargetId } from './dependencies.ts';
import type { Survey } from './survey.ts';

export interface SymbolAsset {
  readonly target: TargetId;
  readonly unit: number;
  /** The name by which others take it. */
  readonly name: string;
  /** What its own file calls it. */
  readonly local: string;
  readonly path: number;
  readonly homes: readonly Home[];
}

export interface SymbolTable extends Symbols {
  readonly list: readonly SymbolAsset[];
}

/** Which symbols are asked about, among the public ones of the units chosen. */
export async function createSymbols(
  survey: Survey,
  definitions: Definitions,
  chosen: ReadonlySet<number>,
  isAsked: (name: string) => boolean,
  firstTarget: TargetId,
): Promise<SymbolTable> {
  const wanted: Omit<SymbolAsset, 'homes' | 'target'>[] = [];
  for (const file of survey.files) {
    const unit = survey.units.unitOf(file.path);
    if (unit < 0 || !chosen.has(unit) || file.generated) continue;
    for (const definition of file.facts.definitions) {
      if (!isAsked(definition.name) && !isAsked(definition.local)) continue;
      if (wanted.some((other) => other.unit === unit && other.name === definition.name)) continue;
      wanted.push({ unit, name: definition.name, local: definition.local, path: file.path });
    }
  }
  const list = await Promise.all(
    wanted.map(async (symbol, index) => ({
      ...symbol,
      target: firstTarget + index,
      homes: await definitions.homes(symbol.path, symbol.local),
    })),
  );
  const byName = new Map(list.map((symbol) => [`${symbol.unit}:${symbol.name}`, symbol.target]));
  const byHome = new Map<string, TargetId>();
  for (const symbol of list) {
    const homes = symbol.homes.flatMap((home) => [home.path, ...home.sources]);
    // A file has had other paths since it first held the definition.
    for (const file of [symbol.path, ...homes]) {
      for (const { path } of survey.lineages.of(file)) {
        const id = `${survey.units.homeOf(path)}:${symbol.local}`;
        if (!byHome.has(id)) byHome.set(id, symbol.target);
      }
    }
  }
  return {
    list,
    idOf: (unit, symbol) => byName.get(`${unit}:${symbol}`) ?? -1,
    formerly: (unit, symbol) => byHome.get(`${unit}:${symbol}`) ?? -1,
  };
}
