/** What kind of road something is; that it is one is told by what depends on it, not by its name. */
import type { AssetKind } from '../../model.ts';

export const roadKinds = [
  'ci',
  'deployment',
  'observability',
  'generation',
  'tests',
  'environment',
  'lint',
  'compiler',
  'build',
] as const;
export type RoadKind = (typeof roadKinds)[number];

const byPath: readonly (readonly [RoadKind, RegExp])[] = [
  ['ci', /(^|\/)(\.github|\.gitlab|\.circleci|\.buildkite)\/|(^|\/)action\.ya?ml$/],
  ['environment', /(^|\/)(\.devcontainer|\.husky|\.vscode|devenv)\/|lintstagedrc/],
  [
    'deployment',
    /\.(tf|tofu)$|(^|\/)(terraform|helm|charts?|deploy(ment)?s?|k8s|kubernetes|docker)(\/|$)/i,
  ],
  [
    'observability',
    /(^|[/._-])(metrics|telemetry|tracing|observability|logging|dashboards?|alerts?)([/._-]|$)/i,
  ],
  ['generation', /(^|[/._-])(code-?gen(eration)?|generat(e|or|ors)|scaffold(ing)?)([/._-]|$)/i],
  ['lint', /eslint|stylelint|oxlint|prettier|markdownlint|commitlint|checkstyle|biome/i],
  ['compiler', /(^|[/.-])[tj]sconfigs?([/.-]|$)|babel|swcrc/i],
];

/** `tests` where tests are what mostly depends on it. */
export function roadKindOf(
  asset: { readonly path: string; readonly kind: AssetKind },
  byTests: boolean,
): RoadKind {
  if (asset.kind === 'workflow' || asset.kind === 'action') return 'ci';
  if (byTests) return 'tests';
  const found = byPath.find(([, pattern]) => pattern.test(asset.path));
  return found?.[0] ?? 'build';
}
