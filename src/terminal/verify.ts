/** `groundwork verify`: whether the recorded facts of an exported summary still hold. */
import { verificationDocument, verificationText } from '../report/verification.ts';
import { readExportedFile } from '../store/exportedFile.ts';
import { verifySummary } from '../verifySummary.ts';
import { cacheFolder, createLog, readTeamsFile, toJson, type Context } from './context.ts';
import { UsageError, type CommandLine } from './options.ts';
import { terminalProgress, writeOut } from './output.ts';

export async function runVerify(line: CommandLine, context: Context): Promise<number> {
  const { options, operands, format } = line;
  const [file] = operands;
  if (file === undefined)
    throw new UsageError('Give the exported summary: groundwork verify FILE --repo REPO.');
  const progress = terminalProgress(options.quiet ?? false);
  try {
    const verification = await verifySummary({
      recorded: await readExportedFile(file),
      folders: options.repo ?? ['.'],
      cache: cacheFolder(line),
      ...context,
      ...(await readTeamsFile(line)),
      progress,
      log: createLog(line),
    });
    progress.end();
    await writeOut(
      options.out,
      format === 'json'
        ? toJson(verificationDocument(verification))
        : verificationText(verification),
    );
    const number = (verdict: string): number =>
      verification.findings.filter((item) => item.verdict === verdict).length;
    const changed = number('changed');
    if (changed > 0)
      throw new Error(
        `${changed === 1 ? 'One recorded fact is' : `${changed} recorded facts are`} not as told. Ask whoever made the summary to export it again.`,
      );
    return options.strict && number('unchecked') > 0 ? 3 : 0;
  } finally {
    progress.end();
  }
}
