/** What the user is asked about their identities in a repository. */
import { readHistory } from '../core/analyze.ts';
import type { SubjectOffer } from '../core/people/subject.ts';
import {
  placeOf,
  withRepository,
  type EngineContext,
  type Request,
  type Result,
} from './context.ts';

export function findOffer(
  request: Request<'identities'>,
  context: EngineContext,
): Result<'identities'> {
  return withRepository(request, context, async (repository) => {
    let found: SubjectOffer | undefined;
    await readHistory(repository, context.signal, context.progress, (offer) => {
      found = offer;
      return Promise.resolve(null);
    });
    return { place: placeOf(request.folder, repository), offer: found! };
  });
}
