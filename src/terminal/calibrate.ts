/** `groundwork calibrate`: exported summaries side by side, without their repositories. */
import { calibrationState } from '../core/calibration/calibrationEdits.ts';
import { contributionColumns, summaryColumns, type Column } from '../core/calibration/columns.ts';
import { renderCalibrationHtml } from '../report/calibration/calibrationHtml.tsx';
import { renderCalibrationMarkdown } from '../report/calibration/calibrationMarkdown.ts';
import { showCalibration, titlesOf } from '../report/calibration/shownCalibration.ts';
import { readExportedFile } from '../store/exportedFile.ts';
import { UsageError, type CommandLine } from './options.ts';
import { writeOut } from './output.ts';

export async function runCalibrate({ options, operands, format }: CommandLine): Promise<number> {
  if (operands.length < 2)
    throw new UsageError('Give two or more exported summaries: groundwork calibrate FILE FILE….');
  const documents = await Promise.all(operands.map(readExportedFile));
  const columns = summaryColumns(documents, null);
  const picked = (options.contribution ?? []).map((wanted) => pick(columns, wanted));
  const shown = showCalibration(
    picked.length === 0 ? columns : contributionColumns(columns, picked),
    calibrationState([]),
  );
  await writeOut(
    options.out,
    format === 'html' ? renderCalibrationHtml(shown) : renderCalibrationMarkdown(shown),
  );
  return 0;
}

/** The contribution of that title or id; one that is named twice has to be given by id. */
function pick(columns: readonly Column[], wanted: string) {
  const all = columns.flatMap((column) =>
    titlesOf(column).map(({ id, title }) => ({ column: column.key, contribution: id, title })),
  );
  const found = all.filter(
    ({ contribution, title }) => wanted === contribution || wanted === title,
  );
  const [first, other] = found;
  if (!first)
    throw new Error(
      `No contribution called ${wanted} is argued in these summaries. Give its title.`,
    );
  if (other)
    throw new Error(
      `${found.length} contributions are called ${wanted}; give an id: ${found.map(({ contribution }) => contribution).join(', ')}.`,
    );
  return first;
}
