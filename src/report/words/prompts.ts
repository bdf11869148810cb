/** Questions about what git cannot show. */
import type { Prompt } from '../../core/summary/summary.ts';
import { count, longDay } from './dates.ts';
import type { Speaker } from './speaker.ts';

export function promptOf(prompt: Prompt, speaker: Speaker): string {
  switch (prompt.kind) {
    case 'reverts':
      return `${count(prompt.commits.length, 'revert', 'reverts')} in the period, the first on ${longDay(prompt.commits[0]?.landed ?? '')}: was there an incident to describe?`;
    case 'incidents':
      return `${count(prompt.commits.length, 'commit mentions', 'commits mention')} an incident or hotfix: what happened, and what was different afterwards?`;
    case 'design':
      return `${count(prompt.commits.length, 'design document', 'design documents')} changed: which decision did it settle, and who relies on it?`;
    case 'ask-user':
      return `Ask ${speaker.person(prompt.person, prompt.teams)} whether “${speaker.tell(prompt.contribution.title)}” helped, and what they would have done without it.`;
    case 'no-trace':
      return 'Design talks, mentoring, on-call, hiring and incidents leave no commits. What mattered of them has to be written down by hand.';
  }
}
