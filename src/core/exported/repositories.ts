/** The repositories of a document. */
import type { ExportedSummary } from './exportedSummary.ts';

/** Those that the summary is about; the others were only searched for use of the work. */
export function mainRepositories({
  repositories,
}: Pick<ExportedSummary, 'repositories'>): ExportedSummary['repositories'] {
  return repositories.filter(({ searchedOnly }) => !searchedOnly);
}
