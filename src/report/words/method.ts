/** How it was made, in plain words: what was left out, what could not be read, where teams come from. */
import type { Gap, LedgerEntry, TeamSource } from '../../core/model.ts';
import { count, longDay } from './dates.ts';

const things = {
  commit: ['commit', 'commits'],
  path: ['file', 'files'],
  person: ['person', 'people'],
  edge: ['use', 'uses'],
} as const;

const reasons: Record<LedgerEntry['reason'], string> = {
  bot: 'by bots',
  agent: 'by coding agents alone',
  bulk: 'of bulk moves',
  generated: 'that tools generated',
  vendored: 'copied in from other projects',
  format: 'that only reformat',
  boundary: 'before the history that was read',
  test: 'in tests',
  'too-large': 'too large to read',
  unreadable: 'that could not be read',
  submodule: 'in submodules',
  copied: 'made by copying',
};

/** `61 commits by bots`. */
export function leftOutWords({ what, count: number, reason }: LedgerEntry): string {
  const [one, many] = things[what];
  return `${count(number, one, many)} ${reasons[reason]}`;
}

export function gapWords(gap: Gap, name = gap.name ?? ''): string {
  const before = gap.before ? longDay(gap.before) : 'an unknown date';
  switch (gap.reason) {
    case 'shallow':
      return `The clone is shallow: nothing before ${before} was read.`;
    case 'missing-blobs':
      return `${count(gap.count ?? 0, 'file version is', 'file versions are')} not in this clone.`;
    case 'other-repository-unread':
      return `The repository ${name} could not be searched for use.`;
    case 'renames-unknown':
      return `For ${count(gap.count ?? 0, 'file', 'files')} it is not known what they were called before.`;
    default: {
      const number = gap.count === undefined ? '' : ` (${gap.count})`;
      return `Not all was read: ${gap.reason.replaceAll('-', ' ')}${number}.`;
    }
  }
}

export const teamsWords: Record<TeamSource, string> = {
  file: 'Teams are from a team file.',
  github: 'Teams are from GitHub.',
  codeowners: 'Teams are from CODEOWNERS.',
  areas: 'No teams are known here; areas are top-level folders.',
  none: 'No teams are known here.',
};
