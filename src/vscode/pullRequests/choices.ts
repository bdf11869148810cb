/** What the user said about each host, once and until they say otherwise. No token is ever among it. */
import * as v from 'valibot';

const yes = v.object({
  answer: v.literal('yes'),
  extent: v.picklist(['public', 'private']),
  /** The account that they chose. */
  account: v.object({ id: v.string(), label: v.string() }),
});
const choice = v.variant('answer', [yes, v.object({ answer: v.literal('never') })]);
const kept = v.record(v.string(), choice);

export type Yes = v.InferOutput<typeof yes>;
export type Choice = v.InferOutput<typeof choice>;

/** The part of the editor's own memory that is used. */
export interface Memory {
  get(key: string): unknown;
  update(key: string, value: unknown): PromiseLike<void>;
}

const key = 'pullRequests';

/** By host. What cannot be read counts as nothing said. */
export function readChoices(memory: Memory): ReadonlyMap<string, Choice> {
  const parsed = v.safeParse(kept, memory.get(key));
  return new Map(parsed.success ? Object.entries(parsed.output) : []);
}

/** Null forgets what was said. */
export async function keepChoice(memory: Memory, host: string, said: Choice | null): Promise<void> {
  const choices = new Map(readChoices(memory));
  if (said === null) choices.delete(host);
  else choices.set(host, said);
  await memory.update(key, Object.fromEntries(choices));
}
