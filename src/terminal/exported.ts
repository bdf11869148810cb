/** `groundwork summary --from FILE`: an exported summary told again, without its repository. */
import { showExported } from '../report/shownExported.ts';
import { readExportedFile } from '../store/exportedFile.ts';
import { UsageError, type CommandLine } from './options.ts';
import { writeOut } from './output.ts';
import { findTelling } from './telling.ts';

/** What a summary made anew takes, and one that is read does not. */
const goesWithout = [
  'at',
  'me',
  'period',
  'people',
  'voice',
  'edits',
  'github',
  'github-api',
  'teams',
  'exhaustive',
] as const;

export async function tellExported(line: CommandLine, file: string): Promise<number> {
  const { options, operands, format } = line;
  const other = goesWithout.find((option) => options[option] !== undefined);
  if (other !== undefined || operands.length > 0)
    throw new UsageError(
      `--from tells a summary as it was exported; leave out ${other === undefined ? operands[0] : `--${other}`}.`,
    );
  if (format === 'json' && options.form === undefined)
    throw new UsageError(`${file} is JSON already; --from writes md, html or text.`);
  const telling = await findTelling(line);
  const exported = await readExportedFile(file);
  await writeOut(options.out, telling(showExported(exported)));
  return options.strict && !exported.coverage.complete ? 3 : 0;
}
