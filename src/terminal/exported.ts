/** `groundwork summary --from FILE`: an exported summary told again, without its repository. */
import { renderHtml } from '../report/html.tsx';
import { renderMarkdown } from '../report/markdown.ts';
import type { Shown } from '../report/shown.ts';
import { showExported } from '../report/shownExported.ts';
import { renderText } from '../report/text.ts';
import { readExportedFile } from '../store/exportedFile.ts';
import { UsageError, type CommandLine } from './options.ts';
import { writeOut } from './output.ts';

/** What a summary made anew takes, and one that is read does not. */
const goesWithout = [
  'at',
  'me',
  'period',
  'people',
  'voice',
  'form',
  'edits',
  'github',
  'github-api',
  'teams',
  'exhaustive',
] as const;

export async function tellExported(
  { options, operands, format }: CommandLine,
  file: string,
): Promise<number> {
  const other = goesWithout.find((option) => options[option] !== undefined);
  if (other !== undefined || operands.length > 0)
    throw new UsageError(
      `--from tells a summary as it was exported; leave out ${other === undefined ? operands[0] : `--${other}`}.`,
    );
  if (format === 'json')
    throw new UsageError(`${file} is JSON already; --from writes md, html or text.`);
  const exported = await readExportedFile(file);
  await writeOut(options.out, renderShown(showExported(exported), format));
  return options.strict && !exported.coverage.complete ? 3 : 0;
}

export function renderShown(shown: Shown, format: string): string {
  if (format === 'html') return renderHtml(shown);
  return format === 'text' ? renderText(shown) : renderMarkdown(shown);
}
