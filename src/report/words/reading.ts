/** How a summary is to be read: the shared vocabulary in words, and the questions that stand where nothing is told. */
import type { Lens, Standing } from '../../core/insights/insight.ts';

export const standings = ['claimed', 'evidenced', 'corroborated'] as const;

export const standingMeanings: Record<Standing, string> = {
  claimed: 'the word of its author alone',
  evidenced: 'rests on at least one recorded fact that can be opened',
  corroborated: 'told by two independent kinds of source, or by a colleague in their own words',
};

/** Asked where a summary tells nothing under a lens. */
export const lensQuestions: Record<Lens, string> = {
  delayed: 'Nothing is told here. Which work of an earlier time was taken up in this one, by whom?',
  enables: 'Nothing is told here. Who could do something, or do it with less, with this work?',
  absence:
    'Nothing is told here. What did not happen, or did not have to be done, that somebody would have noticed?',
};

/** Asked where a lens has something, and nothing of that standing. */
export const standingQuestions: Record<Standing, string> = {
  claimed: 'What matters here that no tool records?',
  evidenced: 'Which change, document, ticket or figure shows it?',
  corroborated: 'Who else tells of it, or which second kind of source?',
};

/** Asked of somebody who writes a summary without a repository. */
export const manualQuestions: Record<Lens, string> = {
  delayed: 'which work of an earlier time was taken up in this one, by whom, and since when?',
  enables: 'who could do something in this time, or do it with less, with this work?',
  absence: 'what did not happen, or did not have to be done, that somebody would have noticed?',
};

/** What a reader must know about the words, in one paragraph; every export has it. */
export const howToRead =
  'Claimed, evidenced and corroborated say how well a statement is supported, never how good the work is: ' +
  `claimed is ${standingMeanings.claimed}; evidenced ${standingMeanings.evidenced}; corroborated is ${standingMeanings.corroborated}. ` +
  'A lens without an argument is a question to ask, not a low mark; what git cannot see is no zero. ' +
  'Nothing here is added up or compared. CALIBRATION.md, which comes with Groundwork, says more for those who read several of these.';
