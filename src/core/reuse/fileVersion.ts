/**
 * One version of one file as the questions that are asked of it. What was answered before for the same content is
 * taken from the fact store; only where an answer is missing is the text needed.
 */
import type { FileFacts, Import, Language } from '../languages/language.ts';
import type { BlobText, FactStore } from '../ports.ts';
import {
  decodeFacts,
  decodeImports,
  decodeMembers,
  encodeFacts,
  encodeImports,
  encodeMembers,
} from './factCode.ts';
import { hashLines, withoutLicence } from './lines.ts';

export interface FileVersion {
  /** The text itself, or null for what is binary or too large to be read; it is never remembered. */
  text(): string | null;
  /** False for what is binary or too large to be read. */
  isText(): boolean;
  /** What the language reads in it. */
  facts(): FileFacts;
  /** Its imports alone, which is all that most versions are asked for. */
  imports(): readonly Import[];
  members(namespaces: ReadonlySet<string>): ReadonlyMap<string, readonly string[]>;
  defines(name: string): boolean;
  /** The name of the package that it declares as a manifest; empty where it declares none. */
  packageName(): string;
  /** A hash per non-blank line, in ascending order. */
  lines(): Float64Array;
  /** The same without a licence at the head of the file. */
  linesOfWork(): Float64Array;
}

/** Whose version it is. */
export interface FileRef {
  readonly path: string;
  /** Object id. */
  readonly blob: string;
  readonly language: Language | undefined;
}

const nothing: FileFacts = {
  imports: [],
  definitions: [],
  reExportShare: 0,
  generated: false,
  summary: null,
};

function versionOf({ path, language }: FileRef, text: string | null): FileVersion {
  const facts = (): FileFacts => (text === null ? null : language?.scan(text, path)) ?? nothing;
  return {
    text: () => text,
    isText: () => text !== null,
    facts,
    imports: () => (text === null ? null : language?.imports?.(text, path)) ?? facts().imports,
    members: (namespaces) => language?.members(text ?? '', namespaces) ?? new Map(),
    defines: (name) => text !== null && (language?.defines(text, name) ?? false),
    packageName: () => language?.packageName(path, text ?? '') ?? '',
    lines: () => hashLines(text ?? ''),
    linesOfWork: () => hashLines(withoutLicence(text ?? '')),
  };
}

/** Thrown at a question to which the fact store has no answer: one for all, since making an error costs a stack trace. */
const textNeeded = new Error('The fact store has no answer.');

/** A version whose answers are looked up; `asked` (null: the text is not at hand) is asked what is not known. */
function rememberedVersion(
  { path, blob, language }: FileRef,
  asked: FileVersion | null,
  store: FactStore,
): FileVersion {
  const ask = (): FileVersion => {
    if (!asked) throw textNeeded;
    return asked;
  };
  const answer = <T>(
    question: string,
    decode: (bytes: Uint8Array) => T,
    find: (version: FileVersion) => T,
    encode: (value: T) => Uint8Array,
  ): T => {
    const key = `${blob} ${question}`;
    const known = store.get(key);
    if (known) return decode(known);
    const value = find(ask());
    store.put(key, encode(value));
    return value;
  };
  const isTrue = (bytes: Uint8Array): boolean => bytes[0] === 1;
  const flag = (value: boolean): Uint8Array => Uint8Array.of(value ? 1 : 0);
  const id = language?.id ?? '';
  const { words } = store;
  // A language may read a text by the name of its file.
  const facts = (): FileFacts =>
    answer(
      `facts ${id} ${path}`,
      (bytes) => decodeFacts(bytes, words),
      (version) => version.facts(),
      (found) => encodeFacts(found, words),
    );
  return {
    text: () => ask().text(),
    isText: () => answer('text', isTrue, (version) => version.isText(), flag),
    facts,
    imports() {
      const whole = store.get(`${blob} facts ${id} ${path}`);
      if (whole || !language?.imports) return facts().imports;
      return answer(
        `imports ${id} ${path}`,
        (bytes) => decodeImports(bytes, words),
        (version) => version.imports(),
        (imports) => encodeImports(imports, words),
      );
    },
    members: (namespaces) =>
      answer(
        `members ${id} ${[...namespaces].toSorted().join(' ')}`,
        (bytes) => decodeMembers(bytes, words),
        (version) => version.members(namespaces),
        (members) => encodeMembers(members, words),
      ),
    defines: (name) =>
      answer(`defines ${id} ${name}`, isTrue, (version) => version.defines(name), flag),
    packageName: () =>
      answer(
        `package ${id} ${path}`,
        (bytes) => decoder.decode(bytes),
        (version) => version.packageName(),
        (name) => encoder.encode(name),
      ),
    lines: () => answer('lines', toLines, (version) => version.lines(), fromLines),
    linesOfWork: () =>
      answer('lines of work', toLines, (version) => version.linesOfWork(), fromLines),
  };
}

const toLines = (bytes: Uint8Array): Float64Array => new Float64Array(bytes.slice().buffer);
const fromLines = (lines: Float64Array): Uint8Array =>
  new Uint8Array(lines.buffer, lines.byteOffset, lines.byteLength);
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** What `use` makes of the remembered answers alone; undefined where the text is needed for it. */
export function useRemembered<T>(
  file: FileRef,
  store: FactStore | null,
  use: (version: FileVersion) => T,
): { readonly value: T } | undefined {
  if (!store) return undefined;
  try {
    return { value: use(rememberedVersion(file, null, store)) };
  } catch (error) {
    if (error === textNeeded) return undefined;
    throw error;
  }
}

/** The version that git answered with; null where the blob is missing. */
export function versionOfBlob(
  file: FileRef,
  store: FactStore | null,
  blob: BlobText,
): FileVersion | null {
  if (blob.kind === 'missing') return null;
  const version = versionOf(file, blob.kind === 'text' ? blob.text : null);
  return store ? rememberedVersion(file, version, store) : version;
}
