import { inflateRawSync } from "node:zlib";
import { SHEET_LIMITS } from "./sheet.ts";
import { SheetFault } from "./sheet-fault.ts";

/** A file in an archive, unpacked. */
export type ZipEntry = { readonly name: string; readonly bytes: Buffer };

/**
 * Unpacks an archive entry by entry. What it says about its sizes is added up before anything is unpacked, and an entry that turns out
 * to be larger than it says is given up right there. Names lead nowhere, nothing is written. Throws a SheetFault for an archive that is
 * damaged, encrypted, or holds too much.
 */
export function* zipEntries(bytes: Uint8Array): Generator<ZipEntry> {
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endRecord(archive);
  const count = archive.readUInt16LE(end + 10);
  if (count > SHEET_LIMITS.entries) throw new SheetFault("sheet.too_many_parts", { most: SHEET_LIMITS.entries });
  const headers: Header[] = [];
  for (let at = archive.readUInt32LE(end + 16); headers.length < count; ) {
    const header = headerAt(archive, at);
    headers.push(header);
    at = header.next;
  }
  const promised = headers.reduce((sum, { size }) => sum + size, 0);
  if (promised > SHEET_LIMITS.inflatedBytes)
    throw new SheetFault("sheet.too_large_inside", { most: SHEET_LIMITS.inflatedBytes / 1_048_576 });
  for (const header of headers) yield { name: header.name, bytes: unpacked(archive, header) };
}

type Header = {
  readonly name: string;
  readonly method: number;
  readonly packedSize: number;
  readonly size: number;
  readonly local: number;
  readonly next: number;
};

const END_SIZE = 22;
const LONGEST_COMMENT = 65_535;

function endRecord(archive: Buffer): number {
  const first = Math.max(0, archive.length - END_SIZE - LONGEST_COMMENT);
  for (let at = archive.length - END_SIZE; at >= first; at -= 1) if (archive.readUInt32LE(at) === 0x06054b50) return at;
  throw new SheetFault("sheet.broken_workbook");
}

function headerAt(archive: Buffer, at: number): Header {
  if (at + 46 > archive.length || archive.readUInt32LE(at) !== 0x02014b50) throw new SheetFault("sheet.broken_workbook");
  const flags = archive.readUInt16LE(at + 8);
  if ((flags & 1) === 1) throw new SheetFault("sheet.old_workbook");
  const nameEnd = at + 46 + archive.readUInt16LE(at + 28);
  return {
    name: archive.toString("utf8", at + 46, nameEnd),
    method: archive.readUInt16LE(at + 10),
    packedSize: archive.readUInt32LE(at + 20),
    size: archive.readUInt32LE(at + 24),
    local: archive.readUInt32LE(at + 42),
    next: nameEnd + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32),
  };
}

function unpacked(archive: Buffer, { method, packedSize, size, local }: Header): Buffer {
  if (local + 30 > archive.length || archive.readUInt32LE(local) !== 0x04034b50) throw new SheetFault("sheet.broken_workbook");
  const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
  if (start + packedSize > archive.length) throw new SheetFault("sheet.broken_workbook");
  const packed = archive.subarray(start, start + packedSize);
  const bytes = method === STORED ? packed : method === DEFLATED ? inflated(packed, size) : undefined;
  if (bytes?.length !== size) throw new SheetFault("sheet.broken_workbook");
  return bytes;
}

const STORED = 0;
const DEFLATED = 8;

function inflated(packed: Buffer, size: number): Buffer {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, size) });
  } catch {
    throw new SheetFault("sheet.broken_workbook");
  }
}
