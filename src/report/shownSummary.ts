/** From an edited summary to what a reader sees. */
import { formKey, type EditedSummary } from '../core/draft/editedSummary.ts';
import { isManual } from '../core/summary/manualSummary.ts';
import { quoteLines } from './editsDocument.ts';
import { showContributions, showLenses } from './show/cards.ts';
import {
  showCoverage,
  showLedger,
  showMethod,
  showOrphans,
  showPrompts,
  showWatchlist,
  sourceLine,
} from './show/ends.ts';
import { showManual } from './show/manual.ts';
import { showRecord } from './show/record.ts';
import { createTeller } from './show/teller.ts';
import { showTimeline } from './show/timeline.ts';
import type { Shown } from './shown.ts';
import { headlineOf } from './words/headline.ts';
import { periodName } from './words/periods.ts';
import { howToRead } from './words/reading.ts';

/** Puts an edited summary into words, in the order in which it is read; pure, the same for page and exports. */
export function showSummary(edited: EditedSummary): Shown {
  const { summary } = edited;
  const teller = createTeller(summary);
  const { speaker } = teller;
  const whose = speaker.subject === 'I' ? '' : ` of ${speaker.subject}`;
  const lenses = showLenses(edited, teller);
  return {
    title: `Strategic contributions${whose}, ${periodName(summary)}`,
    notices: summary.confirmed ? [] : ['Made by another person; identities not confirmed.'],
    source: sourceLine(teller),
    headline: headlineOf(summary.headline, summary, speaker),
    timeline: showTimeline(edited, teller),
    record: showRecord(edited, teller),
    lenses,
    contributions: () => showContributions(edited, teller),
    noArgument: lenses.some(({ cards, foldedCount }) => cards.length + foldedCount > 0)
      ? ''
      : 'Git shows no use by others yet. What it cannot show can be written down below.',
    watchlist: showWatchlist(edited, teller),
    prompts: showPrompts(edited, teller),
    ledger: showLedger(edited, teller),
    coverage: showCoverage(teller),
    method: showMethod(teller),
    reading: howToRead,
    formText(form, field) {
      const text = edited.formTexts.get(formKey(form, field));
      return text === undefined ? null : quoteLines(text, speaker.quote);
    },
    orphans: showOrphans(edited.orphans, teller),
    repositories: summary.repositories.map(({ webUrl, head }) => ({ webUrl, head })),
    ...(isManual(summary) ? showManual(edited, teller) : {}),
  };
}
