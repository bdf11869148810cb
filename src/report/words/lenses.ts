/** The lenses as a reader sees them. */
import type { Lens } from '../../core/insights/insight.ts';

export const lensTitles: Record<Lens, string> = {
  delayed: 'Payoff that came later',
  enables: 'Work that enables others',
  absence: 'Costly if it were absent',
};

/** What a lens asks, under its title. */
export const lensHints: Record<Lens, string> = {
  delayed: 'Finished earlier, used by others in this period.',
  enables: 'What other people can now do, or do with less.',
  absence: 'What nobody notices while it works.',
};
