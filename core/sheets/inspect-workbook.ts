import { SHEET_LIMITS } from "./sheet.ts";
import { SheetFault } from "./sheet-fault.ts";
import { zipEntries } from "./zip-entries.ts";

/**
 * Looks through a workbook before anything reads it: how much there really is in it, and that it is a workbook with no macros, no document
 * types, no links that are followed and no archives inside. Throws a SheetFault.
 */
export function inspectWorkbook(bytes: Uint8Array): void {
  const missing = new Set(["[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"]);
  const seen = new Set<string>();
  for (const { name, bytes: content } of zipEntries(bytes)) {
    if (seen.has(name)) throw new SheetFault("sheet.broken_workbook");
    seen.add(name);
    missing.delete(name);
    inspectPart(name, content);
  }
  if (missing.size > 0) throw new SheetFault("sheet.wrong_type");
}

function inspectPart(name: string, content: Buffer): void {
  if (/(?:^|\/)\.\.(?:\/|$)|^\/|\\/.test(name)) throw unsafe("a part outside of the workbook");
  if (/vbaProject|\.bin$/i.test(name) && /vba|macro/i.test(name)) throw new SheetFault("sheet.has_macros");
  if (content.length >= 4 && content.readUInt32LE(0) === 0x04034b50) throw unsafe("an archive");
  if (!/\.(?:xml|rels)$/i.test(name)) return;
  if (content.includes(0)) throw unsafe("XML that is not UTF-8");
  const xml = content.toString("latin1");
  if (/<!(?:DOCTYPE|ENTITY)/i.test(xml)) throw unsafe("a document type");
  if (name === "[Content_Types].xml" && /macroEnabled|vbaProject/i.test(xml)) throw new SheetFault("sheet.has_macros");
  if (name.endsWith(".rels")) inspectLinks(xml);
  else if (xml.includes("sheetData")) inspectSheet(xml);
}

/** Links that people click are allowed in cells; nothing else may point outside. */
function inspectLinks(xml: string): void {
  for (const [link] of xml.matchAll(/<[\w.:-]*Relationship\s[^>]*>/g)) {
    if (/TargetMode\s*=\s*["']External/i.test(link) && !/\/hyperlink["']/.test(link)) throw unsafe("a link to another file");
  }
}

/** Where cells say they are: a single one far away would make a sheet of millions of empty ones. */
function inspectSheet(xml: string): void {
  for (const [, , place = ""] of xml.matchAll(/\sr\s*=\s*(["'])(.*?)\1/gs)) {
    const [, letters = "", digits] = /^([A-Z]*)(\d+)$/.exec(place) ?? [];
    if (digits === undefined) throw unsafe("a cell that does not say where it is");
    if (Number(digits) > SHEET_LIMITS.rows + 1) throw new SheetFault("sheet.too_many_rows", { most: SHEET_LIMITS.rows });
    if (columnNumber(letters) > SHEET_LIMITS.columns) throw new SheetFault("sheet.too_many_columns", { most: SHEET_LIMITS.columns });
  }
}

function columnNumber(letters: string): number {
  return [...letters.toUpperCase()].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);
}

function unsafe(what: string): SheetFault {
  return new SheetFault("sheet.unsafe", { what });
}
