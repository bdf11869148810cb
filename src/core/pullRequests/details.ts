/** The subject's pull requests as a summary tells of them. */
import type { Hosting } from './hosting.ts';
import { createReleases } from './releases.ts';

export interface PullRequestDetails {
  readonly number: number;
  readonly title: string;
  readonly url: string;
  readonly merged: string | null;
  /** Issues of the same repository that it closed; those elsewhere may be nobody's business. */
  readonly closes: readonly {
    readonly number: number;
    readonly title: string;
    readonly url: string;
  }[];
  /** The first release that holds it, by git. */
  readonly release: { readonly tag: string; readonly url: string } | null;
}

/** Details of the subject's own pull requests by number. */
export function detailsOf({
  facts,
  past,
  own,
  isHere,
  commitsOf,
}: Hosting): ReadonlyMap<number, PullRequestDetails> {
  const releaseOf = createReleases(past.history, facts.releases.filter(isHere));
  return new Map(
    [...own].map(([number, { title, url, merged, closes }]) => {
      const last = commitsOf(number).at(-1);
      const release = last === undefined ? null : releaseOf(last);
      const details: PullRequestDetails = {
        number,
        title,
        url,
        merged,
        closes: closes.filter(isHere).map((issue) => ({
          number: issue.number,
          title: issue.title,
          url: issue.url,
        })),
        release: release && { tag: release.tag, url: release.url },
      };
      return [number, details];
    }),
  );
}
