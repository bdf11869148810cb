/**
 * A file of named byte strings: eight bytes that say what it is, the length of its table, the table (JSON with the
 * place and checksum of every section), the sections. A file that is cut or changed anywhere is found out.
 */
import { crc32 } from 'node:zlib';

export type Sections = ReadonlyMap<string, Uint8Array>;

interface Table {
  readonly version: number;
  readonly sections: readonly (readonly [name: string, length: number, checksum: number])[];
}

const magic = Buffer.from('GWINDEX\n', 'latin1');
/** The file is read as it lies in memory: numbers of another byte order would be other numbers. */
const isLittleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;
/** Raised where what is in the sections changes its meaning. */
const version = isLittleEndian ? 1 : -1;

/** What is wrong with a file that cannot be read. */
export class SectionFileError extends Error {
  override readonly name = 'SectionFileError';
}

/** The file in pieces, to be written one after the other: joining them would take its size once more in memory. */
export function packSections(sections: Sections): readonly Uint8Array[] {
  const table: Table = {
    version,
    sections: [...sections].map(([name, bytes]) => [name, bytes.length, crc32(bytes)]),
  };
  const head = Buffer.from(JSON.stringify(table), 'utf8');
  const lengths = Buffer.alloc(8);
  lengths.writeUInt32LE(head.length, 0);
  lengths.writeUInt32LE(crc32(head), 4);
  return [magic, lengths, head, ...sections.values()];
}

/** Throws a `SectionFileError` for a file that is damaged, or that a newer Groundwork wrote. */
export function unpackSections(file: Uint8Array): Sections {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const start = magic.length + 8;
  if (bytes.length < start || !bytes.subarray(0, magic.length).equals(magic))
    throw new SectionFileError('it does not begin like an index');
  const end = start + bytes.readUInt32LE(magic.length);
  const head = bytes.subarray(start, end);
  if (bytes.length < end || crc32(head) !== bytes.readUInt32LE(magic.length + 4))
    throw new SectionFileError('its table is damaged');
  const table = JSON.parse(head.toString('utf8')) as Table;
  if (table.version !== version)
    throw new SectionFileError(`it has version ${table.version}, this Groundwork reads ${version}`);
  const sections = new Map<string, Uint8Array>();
  let at = end;
  for (const [name, length, checksum] of table.sections) {
    const section = bytes.subarray(at, at + length);
    if (section.length !== length || crc32(section) !== checksum)
      throw new SectionFileError(`its section ${name} is damaged`);
    // A plain view: what is cut from a Buffer shares its memory, where everybody expects a copy.
    sections.set(name, new Uint8Array(section.buffer, section.byteOffset, length));
    at += length;
  }
  if (at !== bytes.length) throw new SectionFileError('something follows its last section');
  return sections;
}
