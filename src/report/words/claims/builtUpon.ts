/** D2 in words. */
import type { BuiltUponFacts, Mentions } from '../../../core/insights/facts.ts';
import { count, grouped, list } from '../dates.ts';
import { who, type Telling } from './claim.ts';

const mostNamed = 3;

export function claimBuiltUpon(facts: BuiltUponFacts, telling: Telling): string {
  return [
    claimCreated(facts, telling),
    claimPackages(facts, telling),
    claimReferences(facts, telling),
    claimDocuments(facts, telling),
    claimNamed(facts, telling),
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

function claimCreated({ created, inPeriod }: BuiltUponFacts, { speaker, phrase }: Telling): string {
  if (created.places === 0) return '';
  const files = count(created.places, 'file', 'files');
  const those = created.places === 1 ? 'It was created' : 'They were created';
  const all = `${files} of ${who(created, speaker)} depended on it from the first version on.`;
  if (inPeriod.places === 0) return `${all} ${those} before the period.`;
  if (inPeriod.places === created.places) return `${all} ${those} in the period.`;
  return `${all} ${phrase}, ${grouped(inPeriod.places)} of these came.`;
}

function claimPackages({ packages }: BuiltUponFacts, { speaker }: Telling): string {
  if (packages.length === 0) return '';
  const named = packages.slice(0, mostNamed).map((path) => speaker.tell(path));
  const more = packages.length - named.length;
  const names = list(more > 0 ? [...named, `${grouped(more)} more`] : named);
  return packages.length === 1
    ? `The package ${names} depended on it when it first landed.`
    : `${grouped(packages.length)} packages depended on it when they first landed: ${names}.`;
}

function claimReferences({ references }: BuiltUponFacts, telling: Telling): string {
  const { commits, people } = references;
  if (commits === 0) return '';
  const say = commits === 1 ? 'says that it goes on from it' : 'say that they go on from it';
  const later = count(commits, 'later commit', 'later commits');
  return `${later} of ${count(people, 'other person', 'other people')} ${say}${when(references, telling)}.`;
}

function claimDocuments({ documents, citations }: BuiltUponFacts, telling: Telling): string {
  if (documents.length === 0) return '';
  const named = documents.slice(0, mostNamed).map((path) => telling.speaker.tell(path));
  const cited =
    documents.length > mostNamed
      ? `${grouped(documents.length)} design documents are`
      : `${documents.length === 1 ? 'The design document' : 'The design documents'} ${list(named)} ${documents.length === 1 ? 'is' : 'are'}`;
  const by = count(citations.commits, 'later commit', 'later commits');
  return `${cited} cited in ${by} of ${count(citations.people, 'other person', 'other people')}${when(citations, telling)}.`;
}

function claimNamed({ named }: BuiltUponFacts, telling: Telling): string {
  if (!named) return '';
  const { pullRequests, people, inPeriod, issues } = named;
  const of = `${count(pullRequests, 'merged pull request', 'merged pull requests')} of ${count(people, 'other person', 'other people')}`;
  const also = issues > 0 ? `, and ${count(issues, 'issue', 'issues')} of others too` : '';
  return `${of} ${pullRequests === 1 ? 'names' : 'name'} its pull requests${when({ commits: pullRequests, people, inPeriod }, telling)}${also}.`;
}

/** How many of them landed in the period. */
function when({ commits, inPeriod }: Mentions, { phrase }: Telling): string {
  const period = phrase.charAt(0).toLowerCase() + phrase.slice(1);
  if (inPeriod === 0) return ', before the period';
  return inPeriod === commits ? ` ${period}` : `, ${grouped(inPeriod)} of them ${period}`;
}
