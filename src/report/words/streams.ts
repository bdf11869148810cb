/** How far a hosting service was read, in words. */
import type { Stream } from '../../core/pullRequests/records.ts';
import type { SummaryStream } from '../../core/summary/summary.ts';
import { list, longDay, monthOf } from './dates.ts';

const names: Record<Stream, string> = {
  authored: 'pull requests',
  reviewed: 'reviews',
  references: 'references by others',
  commits: 'pull requests of commits',
  threads: 'review threads',
  releases: 'releases',
  runs: 'runs of workflows',
};

/** One sentence for all that was read as far, or is missing for one reason; what is missing is no zero. */
export function streamWords(
  streams: readonly SummaryStream[],
  tell: (text: string, length?: number) => string,
): readonly string[] {
  const said = new Map<string, Stream[]>();
  for (const { stream, from, to, complete, explanation, resumeAt } of streams) {
    const span =
      to === null ? '' : ` ${from === null ? '' : `from ${monthOf(from)} `}to ${longDay(to)}`;
    const why = complete
      ? ', complete.'
      : `: ${to === null ? 'not read' : 'not all was read'}. ${tell(sentence(explanation ?? ''), 400)}${again(resumeAt)}`;
    const known = said.get(span + why);
    if (known) known.push(stream);
    else said.set(span + why, [stream]);
  }
  return [...said].map(
    ([rest, of]) => `GitHub, ${list([...new Set(of)].map((stream) => names[stream]))}${rest}`,
  );
}

/** An explanation without the name that stands before it. */
function sentence(explanation: string): string {
  const text = explanation.replace(/^GitHub: /, '');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function again(resumeAt: string | null): string {
  if (resumeAt === null) return '';
  return ` Run it again after ${longDay(resumeAt)}, ${resumeAt.slice(11, 16)} UTC.`;
}
