/** Summaries side by side as Markdown: one table a lens. */
import { cell, createWriter, details, plain, type Writer } from '../markdown.ts';
import { sectionTitles, type ShownCard } from '../shown.ts';
import { howToRead } from '../words/reading.ts';
import type { ShownCalibration, ShownCell } from './shownCalibration.ts';

export function renderCalibrationMarkdown(shown: ShownCalibration): string {
  const { columns, lenses, otherNotes } = shown;
  const writers = columns.map(createWriter);
  const out = [`# ${plain(shown.title)}`, '', plain(shown.lead), ''];
  for (const { name, about, source } of columns)
    out.push(`- **${plain(name)}**, ${plain(about)}. ${plain(source)}`);
  const heads = columns.map(({ head }) => cell(plain(head)));
  for (const { title, hint, rows } of lenses) {
    out.push('', `## ${title}`, '', hint, '');
    out.push(
      row('Standing', heads),
      row(
        '---',
        columns.map(() => '---'),
      ),
    );
    for (const { standing, meaning, cells } of rows)
      out.push(
        row(
          `*${standing}*: ${plain(meaning)}`,
          cells.map((item, index) => told(item, writers[index]!)),
        ),
      );
  }
  if (otherNotes.length > 0) {
    out.push('', '## Notes about what is not shown here', '');
    for (const { cell: of, note } of otherNotes) out.push(`- ${plain(of)}: ${plain(note)}`);
  }
  out.push('', ...details(sectionTitles.reading, [plain(howToRead)]));
  return `${out.join('\n').trimEnd()}\n`;
}

function row(head: string, cells: readonly string[]): string {
  return `| ${[head, ...cells].join(' | ')} |`;
}

function told({ cards, question, note }: ShownCell, writer: Writer): string {
  const parts = cards.map((card) => entry(card, writer));
  if (question !== '') parts.push(`*${plain(question)}*`);
  if (note !== '') parts.push(`Note: ${note.split('\n').map(plain).join('<br>')}`);
  return cell(parts.join('<br><br>'));
}

function entry(card: ShownCard, writer: Writer): string {
  const { title, claim, rows, links, quotes, against, notVisible } = card;
  const shownBy = [...rows.open.map(({ commit }) => commit), ...links];
  return [
    `**${plain(title)}**: ${writer.line(claim)}`,
    shownBy.length === 0 ? '' : `Shown by: ${shownBy.map(writer.span).join(', ')}`,
    ...quotes.map(({ text, source }) => `“${plain(text)}” (${writer.span(source)})`),
    against === '' ? '' : `*Against:* ${plain(against)}`,
    notVisible === '' ? '' : `*Not visible here:* ${plain(notVisible)}`,
  ]
    .filter((text) => text !== '')
    .join('<br>');
}
