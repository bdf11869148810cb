/** Titles as a person would give them: what the repository calls a thing, else its name in words. */
import type { DocumentFact } from '../summary/input.ts';
import type { TitleSource } from './contribution.ts';
import { baseOf, folderOf, isContainer } from './paths.ts';

export interface Title {
  readonly title: string;
  readonly from: TitleSource;
  readonly about: string | null;
}

const acronyms = new Set([
  'api', 'ast', 'aws', 'cd', 'ci', 'cli', 'cpu', 'css', 'csv', 'db', 'dns', 'dom', 'dsl', 'gcp', 'gpu', 'html', 'http',
  'https', 'id', 'ide', 'io', 'ip', 'jdbc', 'jpa', 'json', 'jsx', 'jwt', 'lsp', 'mvc', 'orm', 'os', 'pdf', 'rest', 'rpc',
  'js', 'sdk', 'sql', 'ssh', 'ssl', 'ssr', 'svg', 'tcp', 'tls', 'ts', 'ui', 'uri', 'url', 'utf8', 'uuid', 'ux', 'vm', 'wsgi', 'xml',
  'yaml',
]); // prettier-ignore

/** Names that are written in one way only. */
const properNames = new Map(
  [
    'ESLint',
    'GitHub',
    'GitLab',
    'GraphQL',
    'JavaScript',
    'MySQL',
    'OAuth',
    'PostgreSQL',
    'SQLite',
    'TypeScript',
    'WebAssembly',
    'WebSocket',
  ].map((name) => [name.toLowerCase(), name]),
);

const genericName =
  /^(index|main|mod|__init__|utils?|helpers?|common|types?|base|shared|misc|constants|lib|readme|package-info|doc)$/i;
/** Where the sources of something lie says nothing about it. */
const sourceRoot = /^(src|source|sources|main|lib)$/;
const genericHeading =
  /^(readme|introduction|overview|about|installation|install|getting started|usage|documentation|changelog|contributing|table of contents|contents|license|todo|untitled)$/i;

/** A name of code in words: `retryBudget` becomes `Retry budget`, `http_api` becomes `HTTP API`. */
export function humanise(name: string): string {
  const words = name
    .replace(/^_+|_+$/g, '')
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .split(/[\s._-]+/)
    .filter((word) => word !== '')
    .map((word) => {
      if (acronyms.has(word.toLowerCase())) return word.toUpperCase();
      const proper = properNames.get(word.toLowerCase());
      if (proper !== undefined) return proper;
      return /^[A-Z][a-z\d]+$/.test(word) ? word.toLowerCase() : word;
    });
  const text = words.join(' ');
  return text === '' ? name : text[0]!.toUpperCase() + text.slice(1);
}

/** The title of a folder or package. */
export function titleOfFolder(folder: string, document: DocumentFact | undefined): Title {
  const about = cleanSentence(document?.sentence ?? null);
  const stated = cleanTitle(document?.title ?? null);
  if (stated !== null) return { title: named(stated), from: 'document', about };
  return { title: humanise(tellingName(folder)), from: 'folder', about };
}

/** The name of a package in words, without its scope; a heading as it is. */
function named(title: string): string {
  const name = /^(?:@[\w.-]+\/)?([a-z][a-z\d._-]*)$/.exec(title)?.[1];
  return name === undefined ? title : humanise(name);
}

/** The title of one file: its own heading or name; what its first sentence says is told apart. */
export function titleOfFile(path: string, document: DocumentFact | undefined): Title {
  const about = cleanSentence(document?.sentence ?? null);
  const stated = cleanTitle(document?.title ?? null);
  if (stated !== null) return { title: stated, from: 'document', about };
  const name = nameOf(path);
  if (!genericName.test(name)) return { title: humanise(name), from: 'module', about };
  if (about !== null && about.length <= 60) {
    return { title: about.replace(/\.$/, ''), from: 'document', about: null };
  }
  const folder = tellingName(folderOf(path));
  const plain = /^(index|main|mod|__init__|package-info|doc)$/i.test(name);
  return {
    title: humanise(plain || folder === '' ? folder || name : `${folder} ${name}`),
    from: 'module',
    about,
  };
}

/** The title of a file beside the one that stands for all around it, which is not said twice. */
export function titleBeside(
  around: string,
  path: string,
  document: DocumentFact | undefined,
): string {
  const { title, from } = titleOfFile(path, document);
  if (from !== 'module' || around === '') return title;
  if (title === around) return humanise(nameOf(path));
  return title.startsWith(`${around} `) ? humanise(title.slice(around.length + 1)) : title;
}

/** The name of a file without what follows its first dot. */
function nameOf(path: string): string {
  return baseOf(path).replace(/(?<=.)\..*$/, '');
}

/** The name of a folder without the ones that only hold others; with its parent where it alone says little. */
function tellingName(folder: string): string {
  const parts = folder.split('/').filter((part) => part !== '');
  const last = parts.at(-1) ?? '';
  if (!isContainer(last) && !genericName.test(last)) return last;
  const telling = parts.findLast((part) => !isContainer(part) && !genericName.test(part));
  if (telling === undefined) return last;
  return sourceRoot.test(last) ? telling : `${telling} ${last}`;
}

function cleanTitle(text: string | null): string | null {
  if (text === null) return null;
  const plain = cleanInline(text).replace(/[\s:.]+$/, '');
  if (plain === '' || genericHeading.test(plain) || !/[\p{L}\p{N}]/u.test(plain)) return null;
  return shorten(plain, 80);
}

function cleanSentence(text: string | null): string | null {
  if (text === null) return null;
  const plain = cleanInline(text);
  return plain.length < 8 ? null : shorten(plain, 160);
}

/** Takes the marks of Markdown and HTML off a heading; what remains is text. */
function cleanInline(text: string): string {
  return text
    .slice(0, 1000)
    .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/<\/?[a-z][^<>]*>/gi, '')
    .replace(/^#+\s*/, '')
    .replace(/[`*]+/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Cuts a text at a word, with an ellipsis. */
export function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length - 1);
  const space = cut.lastIndexOf(' ');
  const kept = (space > length / 2 ? cut.slice(0, space) : cut).replace(/[\uD800-\uDBFF]$/, '');
  return `${kept.replace(/[\s,;:.]+$/, '')}…`;
}
