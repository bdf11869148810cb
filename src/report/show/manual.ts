/** What a summary without a repository says where others tell of git. */
import type { EditedSummary } from '../../core/draft/editedSummary.ts';
import { lenses } from '../../core/insights/insight.ts';
import type { Shown } from '../shown.ts';
import { lensTitles } from '../words/lenses.ts';
import { manualQuestions } from '../words/reading.ts';
import type { Teller } from './teller.ts';

type ManualParts = Pick<
  Shown,
  'source' | 'headline' | 'record' | 'noArgument' | 'prompts' | 'coverage' | 'method'
>;

/** The parts that differ; every word of the rest is its author's. */
export function showManual(
  { contributions }: EditedSummary,
  { speaker, summary }: Teller,
): ManualParts {
  const { voice } = summary.settings;
  const whose = voice === 'first' ? 'my own words' : `the words of ${speaker.subject}`;
  return {
    source: [
      { text: 'written by hand, without a repository · what is shown by links can be opened' },
    ],
    headline: [
      {
        text:
          contributions.length === 0
            ? 'Nothing is written down yet; the questions below may help to begin.'
            : `What follows is in ${whose}; links show what stands behind it.`,
      },
    ],
    record: { lead: '', items: [], leftOut: [], smaller: null },
    noArgument: contributions.length === 0 ? 'Nothing is told under a lens yet.' : '',
    prompts: {
      items: [],
      leftOut: lenses.map((lens) => ({
        key: `lens:${lens}`,
        included: false,
        text: `${lensTitles[lens]}: ${manualQuestions[lens]}`,
        answer: '',
        commits: [],
      })),
    },
    coverage: ['No repository was read.'],
    method: `Written by hand with Groundwork ${speaker.tell(summary.tool.version, 20)}. A statement with a link is called evidenced, one with a colleague’s quoted words corroborated, any other claimed.`,
  };
}
