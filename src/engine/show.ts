/** A commit or a file of a commit as text, for a read-only document. */
import { withRepository, type EngineContext, type Request, type Result } from './context.ts';

export function showCommitText(
  request: Request<'commit'>,
  context: EngineContext,
): Result<'commit'> {
  return withRepository(request, context, async (repository) => ({
    text: await repository.showCommit(request.commit, context.signal),
  }));
}

export function showFileText(request: Request<'file'>, context: EngineContext): Result<'file'> {
  const { folder, git, commit, path } = request;
  return withRepository({ folder, git, at: commit }, context, async (repository) => {
    const tree = await repository.readTree(context.signal);
    const entry = tree.find((candidate) => candidate.path === path);
    if (!entry) throw new Error(`${path} is not in commit ${commit.slice(0, 10)}.`);
    let text = '';
    await repository.readBlobs(
      [entry.blob],
      (_, blob) => {
        text = blob.kind === 'text' ? blob.text : `This file is ${blob.kind}.\n`;
      },
      context.signal,
    );
    return { text };
  });
}
