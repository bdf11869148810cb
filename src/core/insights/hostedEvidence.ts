/** What a hosting service records, as facts to open. */
import type { Hosting } from '../pullRequests/hosting.ts';
import type { PullRequestLink, WorkflowRun } from '../pullRequests/records.ts';
import type { Evidence } from './insight.ts';

interface Recorded extends Pick<Evidence, 'kind' | 'id' | 'text'> {
  readonly url: string;
  readonly at: string;
  readonly person?: string | null;
  readonly pullRequest?: number | null;
  readonly place?: string;
}

export function recorded({
  kind,
  id,
  url,
  at,
  person = null,
  pullRequest = null,
  place,
  text,
}: Recorded): Evidence {
  const moment = wholeSeconds(at);
  return {
    kind,
    repository: 0,
    id,
    url,
    authored: moment,
    landed: moment,
    person,
    pullRequest,
    teams: [],
    asset: null,
    place: place ?? null,
    line: null,
    text,
  };
}

/** A pull request by its title, dated by its merge. */
export function pullRequestEvidence(
  pullRequest: PullRequestLink,
  { isHere, personOf }: Pick<Hosting, 'isHere' | 'personOf'>,
): Evidence {
  const { number, repository, url, merged, created, title } = pullRequest;
  const here = isHere(pullRequest);
  return recorded({
    kind: 'pull-request',
    id: here ? `#${number}` : `${repository}#${number}`,
    url,
    at: merged ?? created,
    person: personOf(pullRequest),
    pullRequest: here ? number : null,
    text: title,
  });
}

/** A run by the branch that it ran on. */
export function runEvidence(
  { id, url, started, branch, pullRequests }: WorkflowRun,
  person: string | null = null,
): Evidence {
  const [pullRequest = null] = pullRequests;
  return recorded({ kind: 'run', id, url, at: started, person, pullRequest, text: branch });
}

/** A moment of the service as dates stand in a summary: without parts of a second, with an offset. */
export function wholeSeconds(moment: string): string {
  return `${new Date(moment).toISOString().slice(0, 19)}+00:00`;
}
