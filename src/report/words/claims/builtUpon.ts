/** D2 in words. */
import type { BuiltUponFacts } from '../../../core/insights/facts.ts';
import { count, grouped } from '../dates.ts';
import { who, type Telling } from './claim.ts';

export function claimBuiltUpon(
  { created, inPeriod }: BuiltUponFacts,
  { speaker, phrase }: Telling,
): string {
  const files = count(created.places, 'file', 'files');
  const those = created.places === 1 ? 'It was created' : 'They were created';
  const all = `${files} of ${who(created, speaker)} depended on it from the first version on.`;
  if (inPeriod.places === 0) return `${all} ${those} before the period.`;
  if (inPeriod.places === created.places) return `${all} ${those} in the period.`;
  return `${all} ${phrase}, ${grouped(inPeriod.places)} of these came.`;
}
