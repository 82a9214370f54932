import { constants, crc32, deflateRawSync } from "node:zlib";

/** An entry of a zip archive while it is being written, as plain JSON, so that writing can go on later and elsewhere. */
export type ZipEntry = {
  readonly name: string;
  /** Where its header stands in the archive. */
  readonly offset: number;
  readonly method: "stored" | "deflated";
  readonly crc: number;
  readonly bytes: number;
  readonly packedBytes: number;
};

/** A whole small entry, as it is. */
export function storedEntry(name: string, offset: number, content: Buffer): { readonly entry: ZipEntry; readonly bytes: Buffer } {
  const entry: ZipEntry = { name, offset, method: "stored", crc: crc32(content), bytes: content.length, packedBytes: content.length };
  return { entry, bytes: Buffer.concat([localHeader(entry), content]) };
}

/** The beginning of an entry whose content comes in pieces. Its size and checksum follow it: `closeEntry`. */
export function openEntry(name: string, offset: number): { readonly entry: ZipEntry; readonly bytes: Buffer } {
  const entry: ZipEntry = { name, offset, method: "deflated", crc: 0, bytes: 0, packedBytes: 0 };
  return { entry, bytes: localHeader(entry) };
}

/** The next piece of an open entry. Each is packed for itself, so that no other is needed for it. */
export function addToEntry(entry: ZipEntry, content: Buffer, isLast = false): { readonly entry: ZipEntry; readonly bytes: Buffer } {
  const bytes = deflateRawSync(content, { finishFlush: isLast ? constants.Z_FINISH : constants.Z_FULL_FLUSH });
  const grown = {
    ...entry,
    crc: crc32(content, entry.crc),
    bytes: entry.bytes + content.length,
    packedBytes: entry.packedBytes + bytes.length,
  };
  if (grown.bytes > LARGEST) throw new RangeError("An entry of an archive has at most 4 GB.");
  return { entry: grown, bytes };
}

/** What stands behind the content of an entry that was open. */
export function closeEntry({ crc, packedBytes, bytes }: ZipEntry): Buffer {
  return record([0x08074b50, 4], [crc, 4], [packedBytes, 4], [bytes, 4]);
}

/** The end of an archive: the list of its entries, which begins at `offset`. */
export function closeArchive(entries: readonly ZipEntry[], offset: number): Buffer {
  const list = Buffer.concat(entries.map(listed));
  const count = entries.length;
  return Buffer.concat([list, record([0x06054b50, 4], [0, 2], [0, 2], [count, 2], [count, 2], [list.length, 4], [offset, 4], [0, 2])]);
}

const LARGEST = 0xffffffff;
const VERSION = 20;
/** The first day the format knows: what is in a file does not depend on when it was written. */
const FIRST_DAY = 0x0021;
const UTF8 = 0x0800;
const SIZES_FOLLOW = 0x0008;

function localHeader(entry: ZipEntry): Buffer {
  return Buffer.concat([record([0x04034b50, 4], [VERSION, 2], ...facts(entry)), Buffer.from(entry.name)]);
}

function listed(entry: ZipEntry): Buffer {
  const rest = [
    [0, 2],
    [0, 2],
    [0, 2],
    [0, 4],
    [entry.offset, 4],
  ] as const;
  return Buffer.concat([record([0x02014b50, 4], [VERSION, 2], [VERSION, 2], ...facts(entry), ...rest), Buffer.from(entry.name)]);
}

type Field = readonly [value: number, width: 2 | 4];

function facts({ name, method, crc, bytes, packedBytes }: ZipEntry): readonly Field[] {
  const isStored = method === "stored";
  const flags = UTF8 | (isStored ? 0 : SIZES_FOLLOW);
  const fields: readonly Field[] = [
    [flags, 2],
    [isStored ? 0 : 8, 2],
    [0, 2],
    [FIRST_DAY, 2],
    [crc, 4],
    [packedBytes, 4],
    [bytes, 4],
  ];
  return [...fields, [Buffer.byteLength(name), 2], [0, 2]];
}

/** Numbers one after the other, each the low end first. */
function record(...fields: readonly Field[]): Buffer {
  const bytes = Buffer.alloc(fields.reduce((sum, [, width]) => sum + width, 0));
  let place = 0;
  for (const [value, width] of fields) place = bytes.writeUIntLE(value, place, width);
  return bytes;
}
