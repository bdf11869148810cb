/** Facts as few bytes: numbers in base 128, words by their number in a table that all facts share. */
import type { FileFacts, Import, ImportedName } from '../languages/language.ts';
import { viaOrder } from '../model.ts';
import type { WordTable } from '../ports.ts';

interface Writer {
  number(value: number): void;
  word(text: string): void;
  share(value: number): void;
  bytes(): Uint8Array;
}

interface Reader {
  number(): number;
  word(): string;
  share(): number;
}

let buffer = new Uint8Array(1 << 12);

function createWriter(words: WordTable): Writer {
  let used = 0;
  let last = '';
  let numberOfLast = -1;
  const number = (value: number): void => {
    if (used + 6 > buffer.length) {
      const larger = new Uint8Array(buffer.length * 2);
      larger.set(buffer);
      buffer = larger;
    }
    let rest = value;
    while (rest > 127) {
      buffer[used++] = (rest & 127) | 128;
      rest >>>= 7;
    }
    buffer[used++] = rest;
  };
  return {
    number,
    // A name is mostly written twice, as it is called there and here.
    word(text) {
      if (numberOfLast < 0 || text !== last) {
        last = text;
        numberOfLast = words.numberOf(text);
      }
      number(numberOfLast);
    },
    share(value) {
      for (const byte of new Uint8Array(Float64Array.of(value).buffer)) number(byte);
    },
    bytes: () => buffer.slice(0, used),
  };
}

function createReader(bytes: Uint8Array, words: WordTable): Reader {
  let at = 0;
  const number = (): number => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++]!;
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
  };
  return {
    number,
    word: () => words.word(number()),
    share: () => new Float64Array(Uint8Array.from({ length: 8 }, number).buffer)[0]!,
  };
}

function writeNames(writer: Writer, names: readonly ImportedName[] | null): void {
  writer.number(names === null ? 0 : names.length + 1);
  for (const { imported, local } of names ?? []) {
    writer.word(imported);
    writer.word(local);
  }
}

function readNames(reader: Reader): ImportedName[] | null {
  const count = reader.number();
  if (count === 0) return null;
  return Array.from({ length: count - 1 }, () => ({
    imported: reader.word(),
    local: reader.word(),
  }));
}

function writeOptional(writer: Writer, text: string | null): void {
  writer.number(text === null ? 0 : 1);
  if (text !== null) writer.word(text);
}

function readOptional(reader: Reader): string | null {
  return reader.number() === 0 ? null : reader.word();
}

function writeImports(writer: Writer, imports: readonly Import[]): void {
  writer.number(imports.length);
  for (const { specifier, via, names, namespace, line } of imports) {
    writer.word(specifier);
    writer.number(viaOrder.indexOf(via));
    writeNames(writer, names);
    writeOptional(writer, namespace);
    writer.number(line);
  }
}

function readImports(reader: Reader): readonly Import[] {
  return Array.from({ length: reader.number() }, (): Import => ({
    specifier: reader.word(),
    via: viaOrder[reader.number()]!,
    names: readNames(reader),
    namespace: readOptional(reader),
    line: reader.number(),
  }));
}

export function encodeImports(imports: readonly Import[], words: WordTable): Uint8Array {
  const writer = createWriter(words);
  writeImports(writer, imports);
  return writer.bytes();
}

export function decodeImports(bytes: Uint8Array, words: WordTable): readonly Import[] {
  return readImports(createReader(bytes, words));
}

export function encodeFacts(facts: FileFacts, words: WordTable): Uint8Array {
  const writer = createWriter(words);
  writeImports(writer, facts.imports);
  writer.number(facts.definitions.length);
  for (const { name, local, line } of facts.definitions) {
    writer.word(name);
    writer.word(local);
    writer.number(line);
  }
  writer.share(facts.reExportShare);
  writer.number(facts.generated ? 1 : 0);
  writeOptional(writer, facts.summary);
  return writer.bytes();
}

export function decodeFacts(bytes: Uint8Array, words: WordTable): FileFacts {
  const reader = createReader(bytes, words);
  const imports = readImports(reader);
  const definitions = Array.from({ length: reader.number() }, () => ({
    name: reader.word(),
    local: reader.word(),
    line: reader.number(),
  }));
  return {
    imports,
    definitions,
    reExportShare: reader.share(),
    generated: reader.number() === 1,
    summary: readOptional(reader),
  };
}

type Members = ReadonlyMap<string, readonly string[]>;

export function encodeMembers(members: Members, words: WordTable): Uint8Array {
  const writer = createWriter(words);
  writer.number(members.size);
  for (const [namespace, names] of members) {
    writer.word(namespace);
    writer.number(names.length);
    for (const name of names) writer.word(name);
  }
  return writer.bytes();
}

export function decodeMembers(bytes: Uint8Array, words: WordTable): Members {
  const reader = createReader(bytes, words);
  const members = new Map<string, readonly string[]>();
  for (let left = reader.number(); left > 0; left--) {
    const namespace = reader.word();
    members.set(
      namespace,
      Array.from({ length: reader.number() }, () => reader.word()),
    );
  }
  return members;
}
