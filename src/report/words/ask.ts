/** The question to a colleague who began to use something, in two lines that can be answered in two. */
import { longDay } from './dates.ts';

export interface AskedUse {
  /** First place and day (ISO) at which they began; null where no recorded use is known. */
  readonly place: string;
  readonly landed: string;
}

export interface AskWords {
  readonly subject: string;
  readonly body: string;
}

/** What is asked about a contribution; `use` is what git knows of the colleague's use. */
export function askWords(title: string, use: AskedUse | null): AskWords {
  const first = use
    ? `Since ${longDay(use.landed)}, ${use.place} builds on “${title}”, which I worked on. Did it help you?`
    : `I am writing down “${title}” for my review. Did it help you?`;
  return {
    subject: `A question about “${title}”`,
    body: `${first}\nWhat would you have done without it? I would quote your answer with your name, or by your role if you prefer.`,
  };
}
