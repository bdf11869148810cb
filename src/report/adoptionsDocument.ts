/** The document of `groundwork adoptions --format json`, key by key in the order of CONTRACT.md. */
import type { Adoption, AdoptionsReport, Asset, Deed } from '../core/model.ts';

export function adoptionsDocument(report: AdoptionsReport): unknown {
  return {
    schema: report.schema,
    kind: report.kind,
    tool: report.tool,
    repository: {
      name: report.repository.name,
      head: report.repository.head,
      headDate: report.repository.headDate,
      ref: report.repository.ref,
    },
    coverage: report.coverage,
    teams: report.teams,
    people: report.people.map(({ id, name, kind, identities }) => ({ id, name, kind, identities })),
    assets: report.assets.map(assetDocument),
    ledger: report.ledger,
  };
}

function assetDocument(asset: Asset): unknown {
  return {
    id: asset.id,
    kind: asset.kind,
    path: asset.path,
    symbol: asset.symbol,
    formerPaths: asset.formerPaths,
    born: deedDocument(asset.born),
    makers: asset.makers,
    teams: asset.teams,
    adoptions: asset.adoptions.map(adoptionDocument),
    reach: asset.reach,
  };
}

export function adoptionDocument(adoption: Adoption): unknown {
  const { place, line, placeKind, commit, authored, landed, since, person, coAuthors, teams } =
    adoption;
  const { pullRequest, via, through, own, bulk, copied, approximate, ended } = adoption;
  return {
    place,
    line,
    placeKind,
    commit,
    authored,
    landed,
    since: since?.commit ?? null,
    person,
    coAuthors,
    teams,
    pullRequest,
    via,
    through,
    own,
    bulk,
    copied,
    approximate,
    ended: ended ? deedDocument(ended) : null,
  };
}

function deedDocument({ commit, authored, landed, person }: Deed): unknown {
  return { commit, authored, landed, person };
}
