/** A coherent piece of the subject's work, and what others later built on it. */
import type { Adoption } from '../model.ts';
import type { SubjectCommit, SummaryAsset } from '../summary/input.ts';

/** First and last landed date (ISO) of the building of something. */
export interface WorkSpan {
  readonly from: string;
  readonly to: string;
}

/**
 * Where a title comes from; `document` and `module` quote what the repository says, `pull-request` what the subject
 * called it there, `user` is the engineer's own.
 */
export type TitleSource = 'document' | 'module' | 'folder' | 'theme' | 'pull-request' | 'user';

/** The first time a place of somebody else depended on one of a contribution's assets. */
export interface Use {
  readonly asset: SummaryAsset;
  /** Index of the repository of the place; another one than the asset's where it is used across repositories. */
  readonly repository: number;
  readonly adoption: Adoption & { readonly person: string };
  /** Teams of the adoption that are not the asset's own. */
  readonly otherTeams: readonly string[];
  /** The subject's last change of what is used that landed before the use (ISO); null where that is not told. */
  readonly lastChange: string | null;
  readonly inPeriod: boolean;
}

export type ThemeKind =
  | 'removal'
  | 'dependencies'
  | 'build'
  | 'tests'
  | 'docs'
  | 'release'
  | 'revert'
  | 'fixes'
  | 'reviews'
  | 'work';

export interface Theme {
  readonly kind: ThemeKind;
  /** Folder or commit scope; empty where the theme is one for the whole repository. */
  readonly area: string;
}

export interface Contribution {
  /** Stays the same under re-runs, new commits and rebases. */
  readonly id: string;
  /** Index of the repository that it is at home in. */
  readonly repository: number;
  readonly title: string;
  readonly titleFrom: TitleSource;
  /** One sentence of the repository's own about it. */
  readonly about: string | null;
  /** Folder or file that it is about; empty where it has no single place. */
  readonly path: string;
  readonly theme: Theme | null;
  readonly assets: readonly SummaryAsset[];
  /** All commits of the subject that belong to it, oldest first. */
  readonly commits: readonly SubjectCommit[];
  /** The building; what came after a long silence is upkeep. */
  readonly span: WorkSpan;
  /** When the last upkeep landed (ISO); null where there was none. */
  readonly upkeep: string | null;
  /** What others did with it, oldest first: code and configuration only, nobody's own. */
  readonly uses: readonly Use[];
}
