/**
 * The facts of an exported summary without anybody's name or words, small enough to be kept with the tests:
 * `npm run facts -- EXPORTED.json FACTS.json`. What its engineer left out is taken out, and so is what no document tells.
 */
import { readFileSync, writeFileSync } from 'node:fs';

import type {
  ExportedContribution,
  ExportedSummary,
} from '../src/core/exported/exportedSummary.ts';
import { readExported } from '../src/core/exported/readExported.ts';

type Commit = ExportedContribution['commits'][number];

const [from, to] = process.argv.slice(2);
if (from === undefined || to === undefined) {
  process.stderr.write('npm run facts -- EXPORTED.json FACTS.json\n');
  process.exit(2);
}
const exported = readExported(readFileSync(from, 'utf8'), from);
const text = `${JSON.stringify(factsOf(exported)).replaceAll(/,(?=\{"(?:id|lens|asset|kind)":)/g, ',\n')}\n`;
const { name, identities } = exported.subject;
for (const known of [name, ...identities.flatMap((identity) => [identity.name, identity.email])]) {
  if (!text.includes(known)) continue;
  process.stderr.write(
    `${from} names its subject in a sentence: export it as theirs, with roles.\n`,
  );
  process.exit(1);
}
writeFileSync(to, text);

function factsOf(summary: ExportedSummary): ExportedSummary {
  const { subject } = summary;
  const contributions = summary.contributions.filter(({ leftOut }) => !leftOut).map(withoutWords);
  const ids = new Set(contributions.map(({ id }) => id));
  const accomplished = summary.accomplished
    .filter(({ contribution }) => ids.has(contribution))
    .map((item) => ({ ...item, commits: item.commits.map(nameless) }));
  const told = JSON.stringify(contributions);
  return {
    ...summary,
    subject: {
      ...subject,
      name: 'The engineer',
      identities: subject.identities.map((_, index) => ({
        name: 'The engineer',
        email: `engineer${index}@example.org`,
      })),
      confirmed: true,
    },
    accomplished,
    contributions,
    watchlist: summary.watchlist.filter(({ id }) => ids.has(id)),
    unmerged: [],
    prompts: summary.prompts
      .filter(({ contribution }) => contribution === undefined || ids.has(contribution))
      .map(({ commits, ...prompt }) =>
        commits ? { ...prompt, commits: commits.map(nameless) } : prompt,
      ),
    people: summary.people
      .filter(({ id }) => told.includes(`"${id}"`))
      .map(({ id, team = null }) => ({ id, label: 'a colleague', team })),
    ledger: summary.ledger.map((entry) => ({ ...entry, examples: [] })),
    manual: [],
    order: summary.order.filter((id) => ids.has(id)),
    edits: [],
  };
}

function withoutWords(contribution: ExportedContribution): ExportedContribution {
  const payoff = contribution.arguments.length === 0 ? [] : contribution.payoff;
  const used = new Set(payoff.map(({ asset }) => asset));
  for (const { evidence } of contribution.arguments)
    for (const { asset } of evidence) if (asset !== null) used.add(asset);
  return {
    ...contribution,
    about: null,
    // The record has those of the period; of the others only their number would be told.
    commits: [],
    assets: contribution.assets.filter(({ id }) => used.has(id)),
    arguments: contribution.arguments.map((argument) => ({
      ...argument,
      // Addresses follow from the repository's.
      evidence: argument.evidence.map((item) => ({ ...item, url: null, text: null })),
    })),
    quotes: [],
    payoff,
  };
}

/** A commit by what it changed, instead of what somebody wrote about it. */
function nameless(commit: Commit): Commit {
  const { files, pullRequest } = commit;
  const number = pullRequest === null ? '' : ` (#${pullRequest})`;
  return {
    ...commit,
    subject: `Change of ${files === 1 ? 'one file' : `${files} files`}${number}`,
  };
}
