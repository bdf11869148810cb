/** Sizes of many blobs, from one `git cat-file --batch-check`; git answers without reading their content. */
import { GitError } from './errors.ts';
import { assertId, inParts } from './ids.ts';
import type { AnswerParser, ObjectSession } from './objectSession.ts';
import { parseGit, type Place } from './run.ts';

/** Bytes per blob in the order asked for; -1 where the object is missing or no blob. */
export async function readSizes(
  place: Place,
  ids: readonly string[],
  signal: AbortSignal,
  session?: ObjectSession | null,
): Promise<readonly number[]> {
  const sizes: number[] = [];
  if (ids.length === 0) {
    signal.throwIfAborted();
    return sizes;
  }
  for (const id of ids) assertId(id);
  const parser = createSizeParser(ids, sizes);
  if (session)
    await session.ask(
      inParts(ids, (id) => `info ${id}`),
      parser,
      signal,
    );
  else {
    const input = inParts(ids, (id) => id);
    await parseGit(place, ['cat-file', '--batch-check', '--buffer'], parser, signal, input);
  }
  return sizes;
}

/** Reads `<id> blob <size>\n` and `<id> missing\n` into `sizes`. */
export function createSizeParser(ids: readonly string[], sizes: number[]): AnswerParser {
  let rest = '';
  return {
    push(chunk) {
      const text = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString('latin1');
      const lines = (rest + text).split('\n');
      rest = lines.pop()!;
      for (const line of lines) {
        const [id, kind, size] = line.split(' ');
        if (id === undefined || id !== ids[sizes.length]) {
          throw new GitError(
            'malformed',
            'git cat-file gave an answer that was not asked for; update git and run it again.',
          );
        }
        sizes.push(kind === 'blob' ? Number(size) : -1);
      }
    },
    isDone: () => sizes.length >= ids.length && rest === '',
    end() {
      if (sizes.length < ids.length || rest !== '') {
        throw new GitError(
          'cut-short',
          'git cat-file ended before every object was measured; run it again.',
        );
      }
    },
  };
}
