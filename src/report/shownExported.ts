/** An exported summary as its reader sees it: what it told, and who made it when. */
import { argumentKey } from '../core/draft/defaultChoice.ts';
import type { EditedSummary } from '../core/draft/editedSummary.ts';
import type { ExportedSummary } from '../core/exported/exportedSummary.ts';
import { headlineOf, reopen } from '../core/exported/reopen.ts';
import { mainRepositories } from '../core/exported/repositories.ts';
import type { Shown, ShownLens } from './shown.ts';
import { showSummary } from './shownSummary.ts';
import { visible } from './visible.ts';
import { list, longDay } from './words/dates.ts';

/** The same lines as in the document's own Markdown, under a notice that says where it comes from. */
export function showExported(document: ExportedSummary): Shown {
  const edited = reopen(document);
  const shown = showSummary(edited);
  const origin = `${madeBy(document)} It is shown as it was exported and cannot be changed here.`;
  return {
    ...shown,
    origin,
    notices: [origin, ...shown.notices],
    ...(headlineOf(document) ? {} : { headline: [{ text: short(document.headline.text) }] }),
    lenses: shown.lenses.map((lens) => withoutLeftOut(lens, edited)),
    record: { ...shown.record, leftOut: [] },
    watchlist: { ...shown.watchlist, leftOut: [] },
    prompts: { ...shown.prompts, leftOut: [] },
  };
}

/** What its author left out is not offered to readers either. */
function withoutLeftOut(lens: ShownLens, { contributions }: EditedSummary): ShownLens {
  const leftOut = new Set(
    contributions.flatMap(({ id, arguments: list }) =>
      list
        .filter((argument) => argument.lens === lens.lens && argument.chosen && !argument.included)
        .map(({ insight }) => argumentKey(id, insight)),
    ),
  );
  return {
    ...lens,
    foldedCount: lens.foldedCount - leftOut.size,
    folded: () =>
      lens
        .folded()
        .filter(({ contribution, insight }) => !leftOut.has(argumentKey(contribution, insight))),
  };
}

/** `Made by Ada Byron with Groundwork 1.0.0, from storefront at 4f84a93e01 of 30 June 2026.` */
export function madeBy(document: ExportedSummary): string {
  const { subject, tool } = document;
  const who = subject.confirmed ? `by ${short(subject.name)}` : `about ${short(subject.name)}`;
  const from = mainRepositories(document).map(
    ({ name, head, headDate }) => `${short(name)} at ${head.slice(0, 10)} of ${longDay(headDate)}`,
  );
  const where = from.length === 0 ? 'by hand, without a repository' : `from ${list(from)}`;
  return `Made ${who} with Groundwork ${short(tool.version)}, ${where}.`;
}

function short(text: string): string {
  return visible(text.slice(0, 500));
}
