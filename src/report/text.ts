import { lenses } from '../core/insights/insight.ts';
/** The summary for a terminal: 80 columns, no Markdown signs. */
import type { Summary } from '../core/summary/summary.ts';
import {
  againstOf,
  claimOf,
  headlineOf,
  lensTitles,
  notVisibleOf,
  periodName,
  promptOf,
} from './words/claims.ts';
import { count, longDay } from './words/dates.ts';
import { createSpeaker } from './words/speaker.ts';

const width = 80;

export function renderText(summary: Summary): string {
  const speaker = createSpeaker(summary);
  const period = periodName(summary);
  const out: string[] = [];
  if (!summary.confirmed) out.push('Made by another person; identities not confirmed.', '');
  out.push(`STRATEGIC CONTRIBUTIONS, ${period.toUpperCase()}`);
  out.push(
    `${speaker.quote(summary.repository.name)} at ${summary.repository.head.slice(0, 10)}, ${summary.coverage.complete ? 'history complete' : 'history incomplete'}`,
    '',
  );
  out.push(...wrap(headlineOf(summary.headline, summary, speaker)), '');
  out.push('WHAT WAS ACCOMPLISHED', '');
  for (const { contribution, commits } of summary.accomplished.items) {
    out.push(
      ...wrap(
        `- ${speaker.quote(contribution.title)} (${count(commits.length, 'commit', 'commits')})`,
        '  ',
      ),
    );
  }
  const small = summary.accomplished.tail.reduce((sum, item) => sum + item.commits.length, 0);
  if (small > 0) out.push(`- ${count(small, 'smaller change', 'smaller changes')}`);
  for (const lens of lenses) {
    const found = summary.contributions.flatMap((contribution) =>
      contribution.arguments
        .filter((argument) => argument.lens === lens)
        .map((argument) => ({ contribution, argument })),
    );
    if (found.length === 0) continue;
    out.push('', lensTitles[lens].toUpperCase());
    for (const { contribution, argument } of found.slice(0, 5)) {
      out.push(
        '',
        ...wrap(
          `${speaker.quote(contribution.title)} (${speaker.quote(contribution.path)}), ${argument.standing}`,
        ),
      );
      out.push(...wrap(claimOf(argument.facts, contribution, speaker, period), '  ', '  '));
      for (const item of argument.evidence.slice(0, 5)) {
        out.push(
          ...wrap(
            `${longDay(item.landed)}: ${speaker.person(item.person, item.teams)}, ${speaker.quote(item.place ?? '')} (${item.id.slice(0, 10)})`,
            '      ',
            '    ',
          ),
        );
      }
      for (const against of argument.counterEvidence)
        out.push(...wrap(`Against: ${againstOf(against, speaker)}`, '    ', '  '));
      const hidden = notVisibleOf(argument);
      if (hidden !== '') out.push(...wrap(`Not visible here: ${hidden}`, '    ', '  '));
    }
  }
  if (summary.watchlist.length > 0) {
    out.push('', 'NOT YET PAID OFF', '');
    for (const { contribution, available } of summary.watchlist.slice(0, 6)) {
      out.push(
        ...wrap(`- ${speaker.quote(contribution.title)}: usable since ${longDay(available)}`, '  '),
      );
    }
  }
  out.push('', 'WHAT GIT CANNOT SHOW', '');
  for (const prompt of summary.prompts) out.push(...wrap(`- ${promptOf(prompt, speaker)}`, '  '));
  return `${out.join('\n')}\n`;
}

function wrap(text: string, indent = '', first = ''): string[] {
  const lines: string[] = [];
  let line = first;
  for (const word of text.split(/\s+/)) {
    if (line.trim() !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = indent;
    }
    line += line.trim() === '' ? word : ` ${word}`;
  }
  lines.push(line);
  return lines;
}
