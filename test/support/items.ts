/** Everything that a shown summary tells, in order, and what is left of a document when its marks are taken off. */
import { textOf } from '../../src/report/line.ts';
import type { Shown, ShownCard } from '../../src/report/shown.ts';

/** The texts that page, Markdown and HTML must all hold, in this order. */
export function itemsOf(shown: Shown): readonly string[] {
  const { record, lenses, watchlist, prompts } = shown;
  return [
    ...shown.notices,
    shown.title,
    textOf(shown.headline),
    ...record.items.flatMap(({ title, changes }) => [
      title,
      ...changes.flatMap(({ text, commit }) => [text, commit.text]),
    ]),
    ...(record.smaller ? [record.smaller.label] : []),
    ...lenses.flatMap(({ title, cards, further }) => [
      ...(cards.length > 0 ? [title] : []),
      ...cards.flatMap(cardItems),
      further,
    ]),
  ].concat(
    watchlist.items.flatMap(({ title, text }) => [title, text]),
    prompts.items.map(({ text }) => text),
  );
}

function cardItems(card: ShownCard): readonly string[] {
  return [
    card.title,
    card.path?.text ?? '',
    card.about ?? '',
    textOf(card.claim),
    card.series?.caption ?? '',
    ...card.rows.open.flatMap(({ day, who, place, commit }) => [day, who, place.text, commit.text]),
    card.rows.foldedLabel,
    ...card.quotes.flatMap(({ text, source }) => [text, source.text]),
    ...card.links.map(({ text }) => text),
    card.against,
    card.notVisible,
  ];
}

/** Letters and digits alone: what no renderer may change. */
export function bare(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, '');
}

/** The text of an HTML document. */
export function textOfHtml(html: string): string {
  return html
    .replace(/<(style|svg|title)\b.*?<\/\1>/gs, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&');
}

/** The text of our Markdown: link addresses gone, escapes resolved. */
export function textOfMarkdown(markdown: string): string {
  return markdown.replace(/\]\([^)\s]*\)/g, '] ').replace(/<\/?(details|summary)>/g, ' ');
}
