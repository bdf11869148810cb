/** The subject's own commits, as the history tells them. */
import type { Analysis } from './analyze.ts';
import { toIso } from './dates.ts';
import { findReverts } from './history/reverts.ts';
import { decodeSpan } from './history/tables.ts';
import type { LedgerEntry } from './model.ts';
import type { CommitRecord } from './ports.ts';
import { deedOf, momentOf, pullRequestOf } from './reuse/credit.ts';
import type { PathChange, SubjectCommit } from './summary/input.ts';

/** The subject's own commits that are not described as work, by reason. */
export function leftOutCommits(commits: readonly SubjectCommit[]): LedgerEntry[] {
  return (['bulk', 'generated'] as const).flatMap((reason) => {
    const found = commits.filter((commit) => commit.excluded === reason);
    const examples = found.slice(0, 5).map((commit) => commit.subject);
    return found.length === 0 ? [] : [{ what: 'commit', count: found.length, reason, examples }];
  });
}

const mostPaths = 200;

/** Every landed commit that is credited to the person, oldest first. */
export function subjectCommits(analysis: Analysis, person: number): SubjectCommit[] {
  const { history, credit, people } = analysis;
  const undone = findReverts(history);
  const commits: SubjectCommit[] = [];
  for (const commit of history.order) {
    if (history.parents(commit).length > 1 || credit.person(commit) !== person) continue;
    const start = history.changeStart[commit]!;
    const files = history.changeEnd[commit]! - start;
    const paths: PathChange[] = [];
    const morePaths: string[] = [];
    let generated = 0;
    let moved = 0;
    const lost = new Set<number>();
    for (let at = start; at < start + files; at++) {
      if (history.change.after[at]! < 0) lost.add(history.change.before[at]!);
    }
    for (let at = start; at < start + files; at++) {
      const path = history.path(history.change.path[at]!);
      if (analysis.mayBeGenerated(path)) generated++;
      if (history.change.before[at]! < 0 && lost.has(history.change.after[at]!)) moved += 2;
      if (paths.length < mostPaths) {
        const change =
          history.change.before[at]! < 0
            ? 'added'
            : history.change.after[at]! < 0
              ? 'deleted'
              : 'modified';
        paths.push({ path, change });
      } else morePaths.push(path);
    }
    const agent = credit.agent(commit);
    const revert = undone.get(commit);
    commits.push({
      repository: 0,
      ...momentOf(history, commit),
      subject: history.subject(commit),
      paths,
      ...(morePaths.length > 0 ? { morePaths } : {}),
      files,
      pullRequest: pullRequestOf(history, commit),
      viaAgent: agent === null ? null : people.persons[agent]!.name,
      excluded:
        files > mostPaths && moved >= files * 0.8
          ? 'bulk'
          : files > 0 && generated === files
            ? 'generated'
            : null,
      revertedBy: revert === undefined ? null : deedOf(history, credit, revert),
    });
  }
  return commits;
}

/** The subject's commits on `HEAD` that have not reached the revision, newest first. */
export async function unmergedCommits(
  analysis: Analysis,
  person: number,
  signal: AbortSignal,
): Promise<SubjectCommit[]> {
  const { git, people } = analysis;
  const own = new Set(
    people.persons[person]!.identities.map(({ name, email }) => `${name}\0${email}`),
  );
  const commits: SubjectCommit[] = [];
  let counts: { files: number } | null = null;
  await git.readUnmerged(
    {
      commit(record: CommitRecord) {
        counts = { files: 0 };
        if (
          !own.has(
            `${decodeSpan(record.authorName).trim()}\0${decodeSpan(record.authorEmail).trim()}`,
          )
        )
          return;
        commits.push({
          repository: 0,
          commit: decodeSpan(record.id),
          authored: toIso(record.authored, record.authoredOffset),
          landed: toIso(record.committed, record.committedOffset),
          subject: decodeSpan(record.subject),
          paths: [],
          files: 0,
          pullRequest: null,
          viaAgent: null,
          excluded: null,
          revertedBy: null,
        });
      },
      change() {
        if (counts) counts.files++;
      },
    },
    signal,
  );
  return commits;
}
