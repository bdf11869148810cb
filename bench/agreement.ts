/** Dates every adoption of one repository quickly and exhaustively and writes, as JSON, where the two differ. */
import { adoptionsReport, analyze } from '../src/core/analyze.ts';
import type { Adoption, AdoptionsReport } from '../src/core/model.ts';
import { openRepository } from '../src/git/repository.ts';
import { everything, tool } from './question.ts';

/** Why quick and exhaustive dating differ in one edge. */
export type Difference =
  | 're-added import'
  | 'only one is approximate'
  | 'exhaustive is earlier'
  | 'exhaustive is later'
  | 'same landing, other commit'
  | 'only quick'
  | 'only exhaustive';

export interface DifferingEdge {
  readonly asset: string;
  readonly place: string;
  readonly quick: string | null;
  readonly exhaustive: string | null;
  readonly why: Difference;
}

export interface AgreementMeasured {
  readonly edges: number;
  readonly equal: number;
  readonly differing: readonly DifferingEdge[];
}

interface Edge {
  readonly asset: string;
  readonly adoption: Adoption;
}

const { signal } = new AbortController();
const progress = { report: () => {} };
const git = await openRepository(process.argv[2]!, { signal });
try {
  const analysis = await analyze(git, { tool, signal, progress });
  const ask = (exhaustive: boolean) =>
    adoptionsReport(analysis, everything(exhaustive), signal, progress);
  const quick = standingEdges(await ask(false));
  const exhaustive = standingEdges(await ask(true));
  process.stdout.write(JSON.stringify(compare(quick, exhaustive)));
} finally {
  await git.close();
}

/** The edges of the revision itself, by asset and place. */
function standingEdges(report: AdoptionsReport): ReadonlyMap<string, Edge> {
  const edges = new Map<string, Edge>();
  for (const asset of report.assets) {
    for (const adoption of asset.adoptions) {
      if (adoption.ended !== null) continue;
      edges.set(`${asset.id}\0${adoption.place}`, { asset: asset.id, adoption });
    }
  }
  return edges;
}

function compare(
  quick: ReadonlyMap<string, Edge>,
  exhaustive: ReadonlyMap<string, Edge>,
): AgreementMeasured {
  const keys = new Set([...quick.keys(), ...exhaustive.keys()]);
  const differing: DifferingEdge[] = [];
  for (const key of keys) {
    const one = quick.get(key);
    const other = exhaustive.get(key);
    if (one && one.adoption.commit === other?.adoption.commit) continue;
    const { asset, adoption } = (one ?? other)!;
    differing.push({
      asset,
      place: adoption.place,
      quick: one?.adoption.commit ?? null,
      exhaustive: other?.adoption.commit ?? null,
      why: classify(one?.adoption, other?.adoption),
    });
  }
  return { edges: keys.size, equal: keys.size - differing.length, differing };
}

function classify(quick: Adoption | undefined, exhaustive: Adoption | undefined): Difference {
  if (!exhaustive) return 'only quick';
  if (!quick) return 'only exhaustive';
  if (exhaustive.since !== null) return 're-added import';
  if (quick.approximate !== exhaustive.approximate) return 'only one is approximate';
  const later = Date.parse(exhaustive.landed) - Date.parse(quick.landed);
  if (later === 0) return 'same landing, other commit';
  return later < 0 ? 'exhaustive is earlier' : 'exhaustive is later';
}
