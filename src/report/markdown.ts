/** The summary as Markdown: what is exported fits about two pages, every statement ends in a link that can be opened. */
import type { Evidence, Lens } from '../core/insights/insight.ts';
import { lenses } from '../core/insights/insight.ts';
import type { SubjectCommit } from '../core/summary/input.ts';
import type { AccomplishedItem, ArguedContribution, Summary } from '../core/summary/summary.ts';
import {
  againstOf,
  claimOf,
  headlineOf,
  lensTitles,
  notVisibleOf,
  periodName,
  promptOf,
} from './words/claims.ts';
import { count, grouped, longDay, monthOf } from './words/dates.ts';
import { createSpeaker, type Speaker } from './words/speaker.ts';

/** Arguments shown per lens, and evidence rows per argument; the rest is counted. */
const mostPerLens = 4;
const mostRows = 5;

export function renderMarkdown(summary: Summary): string {
  const speaker = createSpeaker(summary);
  const lines: string[] = [];
  if (!summary.confirmed) lines.push('> Made by another person; identities not confirmed.', '');
  const whose =
    summary.settings.voice === 'first' && summary.confirmed
      ? ''
      : ` of ${plain(speaker.quote(summary.subject.name))}`;
  const period = periodName(summary);
  lines.push(`# Strategic contributions${whose}, ${period}`, '');
  lines.push(`*${sourceLine(summary, speaker)}*`, '');
  lines.push(plain(headlineOf(summary.headline, summary, speaker)), '');

  lines.push('## What was accomplished', '');
  lines.push(...accomplished(summary, speaker), '');

  lines.push('## How strategic it was', '');
  const shown = chosen(summary);
  let any = false;
  for (const lens of lenses) {
    const list = shown.get(lens) ?? [];
    if (list.length === 0) continue;
    any = true;
    lines.push(`### ${lensTitles[lens]}`, '');
    for (const contribution of list.slice(0, mostPerLens))
      lines.push(...argument(contribution, lens, summary, speaker, period));
    if (list.length > mostPerLens) {
      lines.push(
        `${count(list.length - mostPerLens, 'further contribution', 'further contributions')} under this lens: ${list
          .slice(mostPerLens)
          .map((item) => plain(speaker.quote(item.title)))
          .join('; ')}.`,
        '',
      );
    }
  }
  if (!any)
    lines.push(
      'Git shows no use by others yet. The prompts below are where such work is written down.',
      '',
    );

  if (summary.watchlist.length > 0) {
    lines.push('## Not yet paid off', '');
    for (const { contribution, available } of summary.watchlist.slice(0, 6)) {
      lines.push(
        `- **${plain(speaker.quote(contribution.title))}**${pathOf(contribution)}: usable since ${longDay(available)}; nobody else uses it so far.`,
      );
    }
    if (summary.watchlist.length > 6)
      lines.push(`- ${count(summary.watchlist.length - 6, 'more', 'more')}.`);
    lines.push('');
  }
  lines.push('## What git cannot show', '');
  for (const prompt of summary.prompts)
    lines.push(`- *(evidence needed)* ${plain(promptOf(prompt, speaker))}`);
  lines.push('');
  lines.push(...howMade(summary, speaker));
  return `${lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd()}\n`;
}

/** Contributions per lens: those with payoff in the period first, as the summary orders them. */
function chosen(summary: Summary): Map<Lens, ArguedContribution[]> {
  const byLens = new Map<Lens, ArguedContribution[]>();
  // What has no name of its own comes after what has one.
  const ordered = summary.contributions.toSorted(
    (a, b) => Number(isCatchAll(a)) - Number(isCatchAll(b)),
  );
  for (const contribution of ordered) {
    for (const { lens } of contribution.arguments) {
      const list = byLens.get(lens) ?? [];
      if (!list.includes(contribution)) list.push(contribution);
      byLens.set(lens, list);
    }
  }
  return byLens;
}

/** A contribution gathered from pieces too small to stand alone. */
function isCatchAll({ titleFrom, assets }: ArguedContribution): boolean {
  return titleFrom === 'theme' && assets.length > 0;
}

function sourceLine(summary: Summary, speaker: Speaker): string {
  const { repository, coverage, tool } = summary;
  const read =
    coverage.from && coverage.to
      ? `git history ${monthOf(coverage.from)} to ${longDay(coverage.to)}`
      : 'git history';
  const gaps = coverage.complete
    ? 'complete'
    : `incomplete: ${coverage.gaps.map((gap) => `${gap.reason.replaceAll('-', ' ')}${gap.before ? ` before ${longDay(gap.before)}` : ''}`).join(', ')}`;
  return [
    `${plain(speaker.quote(repository.name))} at ${code(repository.head.slice(0, 10))}`,
    `${read}, ${gaps}`,
    `made with Groundwork ${plain(tool.version)}`,
    'every statement below can be derived again from its links',
  ].join(' · ');
}

function accomplished(summary: Summary, speaker: Speaker): string[] {
  const { items, tail } = summary.accomplished;
  if (items.length === 0 && tail.length === 0)
    return ['Nothing of it landed in this repository in the period.'];
  const lines = items.map((item) => {
    const files = [
      item.added > 0 ? `${count(item.added, 'file', 'files')} added` : '',
      item.deleted > 0 ? `${count(item.deleted, 'file', 'files')} deleted` : '',
    ].filter((text) => text !== '');
    const about = item.contribution.about
      ? `: ${plain(speaker.quote(item.contribution.about))}`
      : '';
    const detail =
      files.length > 0 ? ` ${capital(files.join(', '))}${item.capped ? ' at least' : ''}.` : '';
    return `- **${plain(speaker.quote(item.contribution.title))}**${about}${/[.!?]$/.test(about) ? '' : '.'}${detail} (${commitLinks(item, summary)})`;
  });
  const commits = tail.reduce((sum, item) => sum + item.commits.length, 0);
  if (commits > 0) {
    lines.push(
      `- ${count(commits, 'smaller change', 'smaller changes')}: ${tail
        .slice(0, 6)
        .map(
          (item) =>
            `${grouped(item.commits.length)} in ${plain(speaker.quote(item.contribution.title))}`,
        )
        .join(', ')}${tail.length > 6 ? ' and elsewhere' : ''}.`,
    );
  }
  return lines;
}

function commitLinks(item: AccomplishedItem, summary: Summary): string {
  const shown = item.commits.slice(0, 3).map((commit) => commitLink(commit, summary));
  const more = item.commits.length - shown.length;
  return `${shown.join(', ')}${more > 0 ? ` and ${grouped(more)} more` : ''}`;
}

function commitLink(
  commit: Pick<SubjectCommit, 'commit' | 'pullRequest'>,
  summary: Summary,
): string {
  const { webUrl } = summary.repository;
  if (webUrl && commit.pullRequest !== null)
    return `[#${commit.pullRequest}](${webUrl}/pull/${commit.pullRequest})`;
  const short = code(commit.commit.slice(0, 10));
  return webUrl ? `[${short}](${webUrl}/commit/${commit.commit})` : short;
}

function argument(
  contribution: ArguedContribution,
  lens: Lens,
  summary: Summary,
  speaker: Speaker,
  period: string,
): string[] {
  const lines: string[] = [];
  for (const found of contribution.arguments.filter((candidate) => candidate.lens === lens)) {
    lines.push(
      `**${plain(speaker.quote(contribution.title))}**${pathOf(contribution)} · *${found.standing}*`,
      '',
    );
    lines.push(plain(claimOf(found.facts, contribution, speaker, period)), '');
    if (lens === 'delayed' && found.evidence.length > 0)
      lines.push(...evidenceTable(found.evidence, summary, speaker), '');
    const against = found.counterEvidence.map((item) => againstOf(item, speaker));
    lines.push(
      `*Against:* ${against.length > 0 ? plain(against.join(' ')) : 'nothing found among: one adopter, one team, one bulk commit, copies, types only, the maker’s help, ended use.'}  `,
    );
    const hidden = notVisibleOf(found);
    if (hidden !== '') lines.push(`*Not visible here:* ${plain(hidden)}`);
    lines.push('');
  }
  return lines;
}

function evidenceTable(
  evidence: readonly Evidence[],
  summary: Summary,
  speaker: Speaker,
): string[] {
  const rows = evidence.slice(0, mostRows).map((item) => {
    const place = item.place === null ? '' : code(speaker.quote(item.place));
    const link = commitLink({ commit: item.id, pullRequest: item.pullRequest }, summary);
    return `| ${longDay(item.landed)} | ${cell(plain(speaker.person(item.person, item.teams)))} | ${cell(place)} | ${link} |`;
  });
  const more = evidence.length - rows.length;
  return [
    '| When | Who | Place that starts to use it | |',
    '|---|---|---|---|',
    ...rows,
    ...(more > 0
      ? ['', `${count(more, 'further place', 'further places')} in the JSON export.`]
      : []),
  ];
}

function howMade(summary: Summary, speaker: Speaker): string[] {
  const left = summary.ledger.map(
    (entry) =>
      `${grouped(entry.count)} ${entry.what === 'path' ? (entry.count === 1 ? 'file' : 'files') : entry.count === 1 ? entry.what : `${entry.what}s`} (${entry.reason.replaceAll('-', ' ')})`,
  );
  const teams = {
    file: 'Teams from a team file.',
    github: 'Teams from GitHub.',
    codeowners: 'Teams from CODEOWNERS.',
    areas: 'No teams are known here; areas are top-level folders.',
    none: 'No teams are known here.',
  }[summary.teams.source];
  const ignored =
    summary.teams.ignored.length > 0
      ? ` Owners of nearly everything were left out: ${summary.teams.ignored.map((team) => plain(speaker.quote(team))).join(', ')}.`
      : '';
  const agents = new Set(
    summary.contributions.flatMap((item) =>
      item.commits.flatMap((commit) => (commit.viaAgent === null ? [] : [commit.commit])),
    ),
  );
  return [
    '<details><summary>How this was made</summary>',
    '',
    `Left out: ${left.length > 0 ? left.join(', ') : 'nothing'}. ${teams}${ignored} Identities: ${summary.subject.identities.length}${summary.confirmed ? '' : ', not confirmed'}. Colleagues shown by ${summary.settings.people === 'roles' ? 'role' : 'name'}.${agents.size > 0 ? ` ${count(agents.size, 'commit was', 'commits were')} written by a coding agent in the subject's name.` : ''}${summary.unmerged.length > 0 ? ` Not counted: ${count(summary.unmerged.length, 'commit', 'commits')} on HEAD that have not landed.` : ''} Uses are dated by the commit in which a place first depended on the work; moves, renames, reformatting and re-routed imports do not count.`,
    '',
    '</details>',
  ];
}

function pathOf(
  contribution: ArguedContribution | Summary['watchlist'][number]['contribution'],
): string {
  return contribution.path === '' || contribution.path === contribution.title
    ? ''
    : ` (${code(contribution.path)})`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Text that stays text in CommonMark and GitHub's dialect: no emphasis, link, image, HTML, mention or reference. */
function plain(text: string): string {
  return text
    .replace(/[\\`*_{}[\]<>#|~!&$]/g, (sign) => `\\${sign}`)
    .replace(/@(?=[\w-])/g, '@\u2060')
    .replace(/(https?):\/\//gi, '$1:\u2060//')
    .replace(/\bwww\./gi, 'www\u2060.')
    .replace(/\s*\n\s*/g, ' ');
}

/** A code span that no backtick inside can end. */
function code(text: string): string {
  const clean = text.replace(/\s*\n\s*/g, ' ');
  const runs = clean.match(/`+/g)?.map((run) => run.length) ?? [];
  const fence = '`'.repeat(Math.max(0, ...runs) + 1);
  const pad = clean.startsWith('`') || clean.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${clean}${pad}${fence}`;
}

/** Pipes inside a table cell, also inside code, would end it. */
function cell(text: string): string {
  return text.replace(/(?<!\\)\|/g, '\\|');
}
