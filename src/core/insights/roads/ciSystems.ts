/** Systems beside GitHub Actions that run a repository's checks, told by the names of their files. */
import { versionsOfPath } from '../../history/versions.ts';
import type { Past } from '../past.ts';

const systems: readonly (readonly [name: string, files: RegExp])[] = [
  ['Travis CI', /^\.travis\.ya?ml$/],
  ['CircleCI', /^(circle\.yml|\.circleci\/config\.ya?ml)$/],
  ['Azure Pipelines', /^(\.azure-pipelines\/.*|\.?azure-pipelines[^/]*)\.ya?ml$/],
  ['AppVeyor', /^\.?appveyor\.ya?ml$/],
  ['GitLab CI', /^\.gitlab-ci\.ya?ml$/],
  ['Jenkins', /^([^/]+\/)?Jenkinsfile[^/]*$/],
  ['Drone', /^\.drone\.ya?ml$/],
  ['Cirrus CI', /^\.cirrus\.(ya?ml|star)$/],
  ['Buildkite', /^\.buildkite\/.*\.(ya?ml|sh)$/],
  ['Bitbucket Pipelines', /^bitbucket-pipelines\.ya?ml$/],
  ['Wercker', /^wercker\.ya?ml$/],
  ['Semaphore', /^\.semaphore\/.*\.ya?ml$/],
  ['TeamCity', /^\.teamcity\//],
  ['Woodpecker CI', /^\.woodpecker(\/.*)?\.ya?ml$/],
  ['Concourse', /^ci\/pipeline\.ya?ml$/],
  ['Shippable', /^shippable\.ya?ml$/],
];

/** Folders in which any of them keeps its files; the others lie at the top. */
const foldered = /^(\.|ci\/)|(^|\/)Jenkinsfile/;

/** A time during which a system had files, in mainline positions; `to` is Infinity while it has. */
export interface SystemSpan {
  readonly name: string;
  /** The file of it that went last, or that came last of those that stand. */
  readonly path: string;
  readonly from: number;
  readonly to: number;
}

/** When which system was there, by its files at the ends of mainline commits. */
export function findSystems({ history }: Past): readonly SystemSpan[] {
  const files = new Map<string, number[]>();
  for (let path = 0; path < history.pathCount; path++) {
    const text = history.path(path);
    if (text.includes('/') && !foldered.test(text)) continue;
    const name = systems.find(([, pattern]) => pattern.test(text))?.[0];
    if (name !== undefined) files.set(name, [...(files.get(name) ?? []), path]);
  }
  return [...files].flatMap(([name, paths]) =>
    spansOf(
      name,
      paths.flatMap((path) =>
        versionsOfPath(history, path).map(({ position, blob }) => ({
          position,
          path: history.path(path),
          stands: blob >= 0,
        })),
      ),
    ),
  );
}

function spansOf(
  name: string,
  changes: readonly {
    readonly position: number;
    readonly path: string;
    readonly stands: boolean;
  }[],
): readonly SystemSpan[] {
  // What a commit adds comes first: a file that takes another one's place ends nothing.
  const ordered = changes.toSorted(
    (a, b) => a.position - b.position || Number(b.stands) - Number(a.stands),
  );
  const standing = new Set<string>();
  const spans: SystemSpan[] = [];
  for (const { position, path, stands } of ordered) {
    if (stands && standing.size === 0) spans.push({ name, path, from: position, to: Infinity });
    if (stands) standing.add(path);
    else if (!standing.delete(path)) continue;
    const last = spans.at(-1)!;
    if (standing.size === 0) spans[spans.length - 1] = { ...last, to: position };
    else if (!standing.has(last.path))
      spans[spans.length - 1] = { ...last, path: [...standing].at(-1)! };
  }
  return spans;
}
