/** What the user said about their identities, per repository; one small file in the editor's global storage. */
import { readFile } from 'node:fs/promises';

import * as v from 'valibot';

import type { SubjectIdentities } from '../core/people/subject.ts';
import { codeOf, writeAtomically } from './atomicFile.ts';
import { withLock } from './lock.ts';

const identity = v.object({ name: v.string(), email: v.string() });
const schema = v.object({
  version: v.literal(1),
  repositories: v.record(
    v.string(),
    v.object({ own: v.array(identity), notOwn: v.array(identity), agents: v.boolean() }),
  ),
});
type Remembered = v.InferOutput<typeof schema>;

/** What was said about a repository; null where nothing was, or the file cannot be read: then it is asked again. */
export async function readIdentities(
  file: string,
  repository: string,
): Promise<SubjectIdentities | null> {
  const { repositories } = await read(file);
  return Object.hasOwn(repositories, repository) ? repositories[repository]! : null;
}

export async function rememberIdentities(
  file: string,
  repository: string,
  said: SubjectIdentities,
): Promise<void> {
  await withLock(`${file}.lock`, async () => {
    const { repositories } = await read(file);
    const { own, notOwn, agents } = said;
    const entry = { own: [...own], notOwn: [...notOwn], agents };
    const content: Remembered = {
      version: 1,
      repositories: { ...repositories, [repository]: entry },
    };
    await writeAtomically(file, `${JSON.stringify(content, null, 2)}\n`);
  });
}

async function read(file: string): Promise<Remembered> {
  const nothing: Remembered = { version: 1, repositories: {} };
  try {
    const parsed = v.safeParse(schema, JSON.parse(await readFile(file, 'utf8')));
    return parsed.success ? parsed.output : nothing;
  } catch (error) {
    if (error instanceof SyntaxError || codeOf(error) === 'ENOENT') return nothing;
    throw error;
  }
}
