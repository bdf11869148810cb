/** The shown summary for a terminal: 80 columns, no Markdown signs. */
import { textOf } from './line.ts';
import { sectionTitles, type Shown, type ShownCard } from './shown.ts';

const width = 80;

export function renderText(shown: Shown): string {
  const out: string[] = [...shown.notices, ...(shown.notices.length > 0 ? [''] : [])];
  out.push(...wrap(shown.title.toUpperCase()), ...wrap(textOf(shown.source)), '');
  out.push(...wrap(textOf(shown.headline)), '');
  if (shown.record.lead !== '')
    out.push(sectionTitles.record.toUpperCase(), '', ...wrap(shown.record.lead), '');
  for (const { title, changes, more } of shown.record.items) {
    const told = changes.map(({ text, commit }) =>
      text === '' ? commit.text : `${text} (${commit.text})`,
    );
    out.push(...wrap(`- ${title}: ${[told.join('; '), more].join(' ').trim()}`, '  '));
  }
  if (shown.record.smaller) out.push(...wrap(`- ${shown.record.smaller.label}`, '  '));
  if (shown.noArgument !== '') out.push('', ...wrap(shown.noArgument));
  for (const { title, cards, further } of shown.lenses) {
    if (cards.length === 0 && further === '') continue;
    out.push('', title.toUpperCase());
    for (const card of cards) out.push('', ...argument(card));
    if (further !== '') out.push('', ...wrap(further));
  }
  if (shown.watchlist.items.length > 0) {
    out.push('', sectionTitles.watchlist.toUpperCase(), '');
    for (const { title, text } of shown.watchlist.items)
      out.push(...wrap(`- ${title}: ${text}`, '  '));
  }
  const prompts = [...shown.prompts.items, ...shown.prompts.leftOut];
  if (prompts.length > 0) out.push('', sectionTitles.prompts.toUpperCase(), '');
  for (const { text } of prompts) out.push(...wrap(`- ${text}`, '  '));
  return `${out.join('\n').replace(/\n{3,}/g, '\n\n')}\n`;
}

function argument(card: ShownCard): string[] {
  const path = card.path === null ? '' : ` (${card.path.text})`;
  const out = wrap(`${card.title}${path}, ${card.standing}`);
  out.push(...wrap(textOf(card.claim), '  ', '  '));
  if (card.series) out.push(...wrap(card.series.caption, '  ', '  '));
  for (const { day, who, place, commit } of card.rows.open)
    out.push(...wrap(`${day}: ${who}, ${place.text} (${commit.text})`, '      ', '    '));
  if (card.rows.foldedLabel !== '') out.push(`    ${card.rows.foldedLabel}`);
  for (const { text, source } of card.quotes)
    out.push(...wrap(`“${text}” (${source.text})`, '    ', '  '));
  if (card.against !== '') out.push(...wrap(`Against: ${card.against}`, '    ', '  '));
  if (card.notVisible !== '')
    out.push(...wrap(`Not visible here: ${card.notVisible}`, '    ', '  '));
  return out;
}

function wrap(text: string, indent = '', first = ''): string[] {
  const lines: string[] = [];
  let line = first;
  for (const word of text.split(/\s+/)) {
    if (line.trim() !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = indent;
    }
    line += line.trim() === '' ? word : ` ${word}`;
  }
  lines.push(line);
  return lines;
}
