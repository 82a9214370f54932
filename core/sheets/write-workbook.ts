import { z } from "zod";
import { addToEntry, closeArchive, closeEntry, openEntry, storedEntry, type ZipEntry } from "./zip-entry.ts";

/** A workbook of one sheet: its columns with their widths in characters. */
export type Workbook = {
  readonly sheet: string;
  readonly columns: readonly { readonly title: string; readonly width: number; readonly format?: CellFormat }[];
};

/** How numbers of a column look; text looks as it is. */
export type CellFormat = "amount" | "percent" | "instant";

/** Text, a number, or nothing. An instant is a number too: see `dayNumber`. */
export type Cell = string | number | null;

/** Where the writing of a workbook stands; plain JSON, so that it can go on later and elsewhere. */
export const workbookPlace = z.strictObject({
  /** The sheet's entry in the archive. */
  entry: z.strictObject({
    name: z.string(),
    offset: z.int(),
    method: z.enum(["stored", "deflated"]),
    crc: z.int(),
    bytes: z.int(),
    packedBytes: z.int(),
  }),
  rows: z.int(),
});

export type WorkbookPlace = z.output<typeof workbookPlace>;
type Written = { readonly place: WorkbookPlace; readonly bytes: Buffer };

/** As many rows as a sheet can hold, the one with the titles included. */
export const MOST_SHEET_ROWS = 1_048_576;

/** Begins a workbook: everything before its rows, and the row of titles, which stays in sight. */
export function beginWorkbook(book: Workbook): Written {
  const { bytes, offset } = fixedEntries(book);
  const opened = openEntry("xl/worksheets/sheet1.xml", offset);
  const head = addToEntry(opened.entry, Buffer.from(sheetHead(book)));
  return { place: { entry: head.entry, rows: 1 }, bytes: Buffer.concat([bytes, opened.bytes, head.bytes]) };
}

/** Adds rows. Text stays text: none of it is ever a formula. */
export function addRows({ columns }: Workbook, { entry, rows }: WorkbookPlace, added: readonly (readonly Cell[])[]): Written {
  if (rows + added.length > MOST_SHEET_ROWS) throw new RangeError(`A sheet has at most ${MOST_SHEET_ROWS} rows.`);
  const styles = columns.map(({ format }) => (format === undefined ? 0 : FORMATS[format]));
  const xml = added.map((cells, index) => rowXml(rows + index + 1, cells, (column) => styles[column] ?? 0)).join("");
  const grown = addToEntry(entry, Buffer.from(xml));
  return { place: { entry: grown.entry, rows: rows + added.length }, bytes: grown.bytes };
}

/** Ends a workbook. */
export function endWorkbook(book: Workbook, { entry }: WorkbookPlace): Buffer {
  const tail = addToEntry(entry, Buffer.from("</sheetData></worksheet>"), true);
  const behind = closeEntry(tail.entry);
  const header = openEntry(entry.name, entry.offset).bytes.length;
  const listAt = entry.offset + header + tail.entry.packedBytes + behind.length;
  return Buffer.concat([tail.bytes, behind, closeArchive([...fixedEntries(book).entries, tail.entry], listAt)]);
}

const TITLE_STYLE = 1;
const FORMATS = { amount: 2, percent: 3, instant: 4 } as const satisfies Record<CellFormat, number>;
const SCHEMA = "http://schemas.openxmlformats.org";
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** What every workbook holds beside its sheet: the same bytes each time. */
function fixedEntries({ sheet }: Workbook): { readonly bytes: Buffer; readonly offset: number; readonly entries: readonly ZipEntry[] } {
  const relation = (id: number, kind: string, target: string): string =>
    `<Relationship Id="rId${id}" Type="${SCHEMA}/officeDocument/2006/relationships/${kind}" Target="${target}"/>`;
  const relations = (list: string): string => `${XML}<Relationships xmlns="${SCHEMA}/package/2006/relationships">${list}</Relationships>`;
  const part = (name: string, kind: string): string =>
    `<Override PartName="/xl/${name}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml"/>`;
  const files: Readonly<Record<string, string>> = {
    "[Content_Types].xml": `${XML}<Types xmlns="${SCHEMA}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${part("workbook", "sheet.main")}${part("worksheets/sheet1", "worksheet")}${part("styles", "styles")}</Types>`,
    "_rels/.rels": relations(relation(1, "officeDocument", "xl/workbook.xml")),
    "xl/_rels/workbook.xml.rels": relations(relation(1, "worksheet", "worksheets/sheet1.xml") + relation(2, "styles", "styles.xml")),
    "xl/workbook.xml": `${XML}<workbook xmlns="${SCHEMA}/spreadsheetml/2006/main" xmlns:r="${SCHEMA}/officeDocument/2006/relationships"><sheets><sheet name="${sheetName(sheet)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/styles.xml": STYLES,
  };
  const pieces: Buffer[] = [];
  const entries: ZipEntry[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const { entry, bytes } = storedEntry(name, offset, Buffer.from(text));
    entries.push(entry);
    pieces.push(bytes);
    offset += bytes.length;
  }
  return { bytes: Buffer.concat(pieces), offset, entries };
}

const STYLES = `${XML}<styleSheet xmlns="${SCHEMA}/spreadsheetml/2006/main"><numFmts count="2"><numFmt numFmtId="164" formatCode="0.0%"/><numFmt numFmtId="165" formatCode="yyyy-mm-dd hh:mm"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5"><xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1"/>${[4, 164, 165].map((id) => `<xf xfId="0" numFmtId="${id}" applyNumberFormat="1"/>`).join("")}</cellXfs></styleSheet>`;

function sheetHead({ columns }: Workbook): string {
  const widths = columns
    .map(({ width }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`)
    .join("");
  const view = `<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`;
  const titles = columns.map(({ title }) => title);
  return `${XML}<worksheet xmlns="${SCHEMA}/spreadsheetml/2006/main">${view}<cols>${widths}</cols><sheetData>${rowXml(1, titles, () => TITLE_STYLE)}`;
}

function rowXml(row: number, cells: readonly Cell[], styleOf: (column: number) => number): string {
  const xml = cells.map((cell, column) => cellXml(cell, `${columnName(column)}${row}`, styleOf(column))).join("");
  return `<row r="${row}">${xml}</row>`;
}

function cellXml(cell: Cell, at: string, style: number): string {
  if (cell === null || cell === "") return "";
  const styled = style === 0 ? "" : ` s="${style}"`;
  if (typeof cell === "number") return `<c r="${at}"${styled}><v>${cell}</v></c>`;
  return `<c r="${at}"${styled} t="inlineStr"><is><t xml:space="preserve">${xmlText(cell.slice(0, LONGEST_CELL))}</t></is></c>`;
}

const LONGEST_CELL = 32_767;

/** 0 is A, 25 Z, 26 AA. */
function columnName(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : columnName(Math.floor(column / 26) - 1) + last;
}

/** A sheet's name has at most 31 characters, and none of these. */
function sheetName(name: string): string {
  return xmlText(name.replaceAll(/[\\/?*[\]:]/g, " ").slice(0, 31) || "1");
}

function xmlText(text: string): string {
  return text.replaceAll(NO_XML, "�").replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

/** Characters that XML cannot hold, not even escaped. */
const NO_XML = /(?![\t\n\r])[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu;
