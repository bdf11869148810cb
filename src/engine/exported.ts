/** Exported summaries: read for a page, and put side by side as a file. */
import { calibrationState } from '../core/calibration/calibrationEdits.ts';
import { contributionColumns, summaryColumns } from '../core/calibration/columns.ts';
import { readExported } from '../core/exported/readExported.ts';
import { renderCalibrationHtml } from '../report/calibration/calibrationHtml.tsx';
import { renderCalibrationMarkdown } from '../report/calibration/calibrationMarkdown.ts';
import { showCalibration } from '../report/calibration/shownCalibration.ts';
import { readExportedFile } from '../store/exportedFile.ts';
import type { Request, Result } from './context.ts';

export async function openExported({ files }: Request<'open'>): Result<'open'> {
  const documents = await Promise.all(files.map(readExportedFile));
  const encoder = new TextEncoder();
  return { documents: documents.map((document) => encoder.encode(JSON.stringify(document))) };
}

export async function calibrate(request: Request<'calibrate'>): Result<'calibrate'> {
  const { edits, picked, format } = request;
  const decoder = new TextDecoder();
  const documents = request.documents.map((document) =>
    readExported(decoder.decode(document), 'The summary'),
  );
  const state = calibrationState(edits);
  const columns = summaryColumns(documents, state.order);
  const shown = showCalibration(
    picked.length === 0 ? columns : contributionColumns(columns, picked),
    state,
  );
  const render = format === 'html' ? renderCalibrationHtml : renderCalibrationMarkdown;
  return { text: render(shown) };
}
