/** The shown summary as Markdown: about two pages, every statement ends in a link that can be opened. */
import { hrefOf, type Line, type Span } from './line.ts';
import {
  placeTitle,
  sectionTitles,
  type Shown,
  type ShownCard,
  type ShownRow,
  type ShownRecord,
} from './shown.ts';
import { grouped } from './words/dates.ts';

export interface MarkdownOptions {
  /** File name of the payoff timeline beside the document; without it the document has no picture. */
  readonly timeline?: string;
}

/** The payoff timeline as a file beside the document. */
export function pictureOf(file: string): string {
  return `![When it was built, and when others began to use it](${file})`;
}

/** Folded rows written out; the rest is counted. */
const mostFolded = 40;

export function renderMarkdown(shown: Shown, options: MarkdownOptions = {}): string {
  const writer = createWriter(shown);
  const { line } = writer;
  const out: string[] = [];
  for (const notice of shown.notices) out.push(`> ${plain(notice)}`, '');
  out.push(`# ${plain(shown.title)}`, '', `*${line(shown.source)}*`, '', line(shown.headline), '');
  if (options.timeline !== undefined && shown.timeline.rows.length > 0)
    out.push(pictureOf(options.timeline), '');

  if (shown.record.lead !== '')
    out.push(`## ${sectionTitles.record}`, '', ...record(shown.record, writer), '');

  out.push(`## ${sectionTitles.arguments}`, '');
  if (shown.noArgument !== '') out.push(plain(shown.noArgument), '');
  for (const lens of shown.lenses) {
    if (lens.cards.length === 0 && lens.further === '') continue;
    out.push(`### ${lens.title}`, '');
    for (const card of lens.cards) out.push(...argument(card, writer));
    if (lens.further !== '') out.push(plain(lens.further), '');
  }
  if (shown.watchlist.items.length > 0) {
    out.push(`## ${sectionTitles.watchlist}`, '');
    for (const { title, path, text } of shown.watchlist.items)
      out.push(`- **${plain(title)}**${home(path, writer)}: ${plain(text)}`);
    out.push('');
  }
  if (shown.prompts.items.length > 0) {
    out.push(`## ${sectionTitles.prompts}`, '');
    for (const { text, commits } of shown.prompts.items) {
      const links = commits.length === 0 ? '' : ` (${commits.map(writer.span).join(', ')})`;
      out.push(`- ${plain(text)}${links}`);
    }
    out.push('');
  }
  out.push(
    ...details(sectionTitles.method, [
      `${sectionTitles.coverage}: ${plain(shown.coverage.join(' '))}`,
      '',
      `Left out: ${plain(shown.ledger.label)}.`,
      '',
      plain(shown.method),
      '',
      `${sectionTitles.reading}: ${plain(shown.reading)}`,
    ]),
  );
  return `${out
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd()}\n`;
}

export interface Writer {
  line(line: Line): string;
  span(span: Span): string;
}

/** Writes marks and links as Markdown. */
export function createWriter({ repositories }: Pick<Shown, 'repositories'>): Writer {
  const span = ({ text, as, link }: Span): string => {
    const href = link ? hrefOf(link, repositories) : null;
    const id = link?.kind === 'commit' ? link.commit.slice(0, 10) : null;
    if (href !== null) {
      const body = as === 'code' || text === id ? code(text) : escaped(text);
      return `[${body}](${destination(href)})`;
    }
    if (id !== null) return text === id ? code(id) : `${plain(text)} ${code(id)}`;
    if (as === 'strong') return `**${plain(text)}**`;
    return as === 'code' ? code(text) : plain(text);
  };
  return {
    span,
    // What would mean something at the start of a line means nothing within one.
    line: (line) =>
      line.map((item, index) => (index === 0 ? span(item) : within(span(item)))).join(''),
  };
}

function record({ lead, items, smaller }: ShownRecord, writer: Writer): string[] {
  const out = [plain(lead), ''];
  for (const { title, changes, more, extent } of items) {
    const told = changes.map(({ text, commit }) =>
      text === '' ? writer.span(commit) : `${plain(text)} (${writer.span(commit)})`,
    );
    const own = changes[0]?.text === '' ? ` (${told.shift()!})` : '';
    const rest = [told.join('; '), plain(more)].filter((text) => text !== '').join(' ');
    const tail = extent === '' ? '' : ` ${plain(capital(extent))}.`;
    out.push(`- **${plain(title)}**${own}${rest === '' ? '.' : `: ${rest}.`}${tail}`);
  }
  if (smaller) {
    out.push(`- ${plain(smaller.label)}`, '');
    const list = smaller.changes.map(
      ({ text, commit }) => `- ${plain(text)} (${writer.span(commit)})`,
    );
    if (smaller.more !== '') list.push(`- ${plain(smaller.more)}`);
    out.push(...details('The smaller changes', list));
  }
  return out;
}

function argument(card: ShownCard, writer: Writer): string[] {
  const out = [`**${plain(card.title)}**${home(card.path, writer)} · *${card.standing}*`, ''];
  const about = card.about === null ? '' : `*${plain(card.about)}* `;
  out.push(`${about}${writer.line(card.claim)}`, '');
  if (card.series) out.push(plain(card.series.caption), '');
  const { open, folded, foldedLabel } = card.rows;
  if (open.length > 0) out.push(...table(open, writer), '');
  if (folded.length > 0) {
    const rest = folded.length - mostFolded;
    out.push(
      ...details(foldedLabel, [
        ...table(folded.slice(0, mostFolded), writer),
        ...(rest > 0 ? ['', `${grouped(rest)} more in the JSON export.`] : []),
      ]),
    );
  }
  if (folded.length === 0 && foldedLabel !== '') out.push(plain(foldedLabel), '');
  for (const quote of card.quotes)
    out.push(`> “${plain(quote.text)}” (${writer.span(quote.source)})`, '');
  if (card.links.length > 0) out.push(`Shown by: ${card.links.map(writer.span).join(', ')}`, '');
  const notes = [
    card.against === '' ? '' : `*Against:* ${plain(card.against)}`,
    card.notVisible === '' ? '' : `*Not visible here:* ${plain(card.notVisible)}`,
  ].filter((text) => text !== '');
  out.push(notes.join('  \n'), '');
  return out;
}

function table(rows: readonly ShownRow[], writer: Writer): string[] {
  return [
    `| When | Who | ${placeTitle(rows)} | |`,
    '| --- | --- | --- | --- |',
    ...rows.map(
      ({ day, who, place, commit }) =>
        `| ${[plain(day), plain(who), writer.span(place), writer.span(commit)].map(cell).join(' | ')} |`,
    ),
  ];
}

export function details(label: string, lines: readonly string[]): string[] {
  return [`<details><summary>${plain(label)}</summary>`, '', ...lines, '', '</details>', ''];
}

function home(path: Span | null, writer: Writer): string {
  return path === null ? '' : ` (${writer.span(path)})`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Text that does not stand at the start of a line. */
function within(markdown: string): string {
  return markdown.replace(/^(\s*\d*)\\([+=.)-])/, '$1$2');
}

/** Text that stays text in CommonMark and GitHub's dialect: no emphasis, link, image, HTML, mention or reference. */
export function plain(text: string): string {
  return escaped(text).replace(/#(?=\d)/g, '#\u2060');
}

/** The same inside a link, where a number may be called by its sign. */
function escaped(text: string): string {
  return text
    .replace(/[\\`*_{}[\]<>|~!&$]/g, (sign) => `\\${sign}`)
    .replace(/^(\s*\d*)([#+=.)-])/, '$1\\$2')
    .replace(/\s*\n\s*/g, ' ')
    .replace(/@(?=[\w-])/g, '@\u2060')
    .replace(/(https?|ftp):\/\//gi, '$1:\u2060//')
    .replace(/\bwww\./gi, 'www\u2060.');
}

/** A code span that no backtick inside can end. */
function code(text: string): string {
  const clean = text.replace(/\s*\n\s*/g, ' ');
  const runs = clean.match(/`+/g)?.map((run) => run.length) ?? [];
  const fence = '`'.repeat(Math.max(0, ...runs) + 1);
  const pad = clean.startsWith('`') || clean.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${clean}${pad}${fence}`;
}

/** A link's address that nothing in it can end. */
function destination(href: string): string {
  return href.replace(
    /[\s<>()\\|`"]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`,
  );
}

/** Pipes inside a table cell, also inside code, would end it. */
export function cell(text: string): string {
  return text.replace(/(?<!\\)\|/g, '\\|');
}
