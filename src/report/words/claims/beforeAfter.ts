/** What the claims about before and after have in common: the work, the times, and how far chance alone goes. */
import type { BeforeAfterFacts, DaySpan } from '../../../core/insights/facts.ts';
import { dayOf, formatDay } from '../../../core/period.ts';
import { count, grouped, list, longDay } from '../dates.ts';
import type { Speaker } from '../speaker.ts';

/** `From 3 May to 9 June 2024 I added 4 files of tests and restructured files in src/net (3 commits).` */
export function workDone(
  { work, files, folders, inFolders }: BeforeAfterFacts,
  speaker: Speaker,
): string {
  const done = work.kinds.map((kind) => {
    switch (kind) {
      case 'tests':
        return `added ${count(work.testsAdded, 'file', 'files')} of tests`;
      case 'checks':
        return 'worked on checks';
      case 'restructured':
        return 'restructured code';
    }
  });
  const where = list(
    folders.map((folder) => speaker.tell(folder === '' ? 'the top folder' : folder)),
  );
  const commits = count(work.commits, 'commit', 'commits');
  const area = inFolders === files ? `in ${where}` : `${grouped(inFolders)} of them in ${where}`;
  return `${inDays(work)} ${speaker.subject} ${list(done)} (${commits}). The area is ${count(files, 'file', 'files')}${inFolders === files ? ' ' : ', '}${area}.`;
}

/** `in the 52 weeks before 1 February 2024`: the end of a span is not in it. */
export function weeksBefore(span: DaySpan): string {
  return `in the ${weeksOf(span)} weeks before ${longDay(span.to)}`;
}

export function weeksFrom(span: DaySpan): string {
  return `in the ${weeksOf(span)} weeks from ${longDay(span.from)}`;
}

/** How certain it is, and how many comparable sets of files show the same. */
export function besideTheRest({ interval, placebos, asLow, clear }: BeforeAfterFacts): string {
  const { ratio, low, high } = interval;
  const alike = `${grouped(placebos)} comparable sets of files`;
  const same = asLow === 0 ? `none of ${alike}` : `${grouped(asLow)} of ${alike}`;
  return `Measured against the rest, after is ${ratio} of before (95 % interval ${low} to ${high}); ${same} ${asLow < 2 ? 'shows' : 'show'} a ratio as low.${clear ? '' : ' This may be chance.'}`;
}

function inDays({ from, to }: DaySpan): string {
  const last = formatDay(dayOf(to)! - 1);
  return from === last ? `On ${longDay(from)}` : `From ${longDay(from)} to ${longDay(last)}`;
}

function weeksOf({ from, to }: DaySpan): number {
  return Math.round((dayOf(to)! - dayOf(from)!) / 7);
}
