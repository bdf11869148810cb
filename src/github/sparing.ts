import type { GitHubClient } from './client.ts';
import { GitHubError } from './failure.ts';

/** What is left of the hourly limit to the other tools of the same person. */
const leftToOthers = 500;

/** The client for what can wait: it asks nothing more when little is left of the hourly limit. */
export function sparing(client: GitHubClient): GitHubClient {
  const check = (): void => {
    const { remaining } = client.spent();
    if (remaining !== null && remaining < leftToOthers) throw new GitHubError('budget');
  };
  return {
    ...client,
    async query(...given) {
      check();
      return client.query(...given);
    },
    async get(...given) {
      check();
      return client.get(...given);
    },
  };
}
