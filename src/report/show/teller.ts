/** What every part of the shown summary is told with. */
import { parseMessage } from '../../core/contributions/themes.ts';
import type { Repository, SubjectCommit } from '../../core/summary/input.ts';
import type { Summary } from '../../core/summary/summary.ts';
import type { Link, Span } from '../line.ts';
import { createSpeaker, type Speaker } from '../words/speaker.ts';

export interface Teller {
  readonly summary: Summary;
  readonly speaker: Speaker;
  /** A commit, by its pull request where one is known. */
  commit(repository: number, commit: string, pullRequest: number | null): Span;
  /** A file as code, with a link to it. */
  file(repository: number, path: string, line: number | null): Span;
  /** The folder or file that a contribution is about, unless its title says the same. */
  home(contribution: {
    readonly repository: number;
    readonly path: string;
    readonly title: string;
  }): Span | null;
  /** The engineer's own text: in one paragraph, harmless, and whole. */
  own(text: string): string;
}

const longestPath = 100;

export function createTeller(summary: Summary): Teller {
  const speaker = createSpeaker(summary);
  const { repositories } = summary;
  const several = repositories.filter(({ searchedOnly }) => !searchedOnly).length > 1;
  const named = (repository: number): string =>
    several || repositories[repository]?.searchedOnly
      ? `${speaker.tell(repositories[repository]?.name ?? '', 40)}: `
      : '';
  const code = (repository: number, path: string): string =>
    named(repository) + shortPath(speaker.quote(path.slice(-4 * longestPath)));
  return {
    summary,
    speaker,
    commit: (repository, commit, pullRequest) => ({
      text: pullRequest === null ? commit.slice(0, 10) : `#${pullRequest}`,
      link: commitLink(repositories[repository], repository, commit, pullRequest),
    }),
    file: (repository, path, line) => ({
      text: code(repository, path),
      as: 'code',
      ...(line === null ? {} : { link: { kind: 'file', repository, path, line } }),
    }),
    home: ({ repository, path, title }) =>
      path === '' || path === title ? null : { text: code(repository, path), as: 'code' },
    own: (text) =>
      speaker.quote(
        text
          .split(/\s*\n\s*/)
          .join(' ')
          .trim(),
      ),
  };
}

/** The end of a long path says most. */
function shortPath(path: string): string {
  return path.length <= longestPath ? path : `…${path.slice(1 - longestPath)}`;
}

function commitLink(
  home: Repository | undefined,
  repository: number,
  commit: string,
  pullRequest: number | null,
): Link {
  return home?.webUrl && pullRequest !== null
    ? { kind: 'url', url: `${home.webUrl}/pull/${pullRequest}` }
    : { kind: 'commit', repository, commit };
}

/** A commit's subject line without its type and scope, and the number that its link shows. */
export function changeText(commit: SubjectCommit, teller: Teller): string {
  return subjectText(commit.subject, teller);
}

/** A subject line as it is quoted. */
export function subjectText(subject: string, { speaker }: Teller): string {
  const { text } = parseMessage(subject.slice(0, 1000));
  const told = speaker.tell(text, 90);
  return told === ''
    ? 'A commit without a subject line'
    : told.charAt(0).toUpperCase() + told.slice(1);
}

/** A text that leads to a web address; nothing else becomes a link. */
export function givenLink(url: string, text: string): Span {
  return /^https?:\/\/[^\s<>"]+$/i.test(url) && URL.canParse(url)
    ? { text, link: { kind: 'url', url: new URL(url).href } }
    : { text };
}
