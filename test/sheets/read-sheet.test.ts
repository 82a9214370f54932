import t from "tap";
import writeXlsxFile from "write-excel-file/node";
import { readSheet } from "#core/sheets/read-sheet.ts";
import { makeZip, sheetRows, workbookParts, type ZipPart } from "./make-zip.ts";

t.setTimeout(150_000);

const ROWS = sheetRows([
  ["code", "value"],
  ["A", "1"],
]);

t.test("what separates cells is found out, quotes hold lines together, and each row knows where it begins", async (t) => {
  const expected = { columns: ["code", "note"], rows: [{ line: 2, cells: ["A", "x"] }] };
  for (const text of ["code,note\nA,x", "code;note\r\nA;x\r\n", "code\tnote\nA\tx", "\uFEFFcode;note\nA;x\n\n", '"code","note"\n"A","x"'])
    t.strictSame(await read(text), expected, JSON.stringify(text));
  t.strictSame(await read("sep=|\ncode|note\nA|x"), { ...expected, rows: [{ line: 3, cells: ["A", "x"] }] });
  t.strictSame(await readSheet(Buffer.from("code:note\nA:x"), { delimiter: ":" }), expected);
  t.strictSame((await read('code,note\n\n"A\nB","x ""y"""\nC,,,\nD,,,more')).rows, [
    { line: 3, cells: ["A\nB", 'x "y"'] },
    { line: 5, cells: ["C"] },
    { line: 6, cells: ["D", "", "", "more"] },
  ]);
});

t.test("a workbook says what a person would have typed: numbers, days, moments, yes and no", async (t) => {
  const texts = ["code", "value", "day", "moment", "yes"].map((value) => ({ value, type: String }));
  const day = { value: new Date(Date.UTC(2027, 0, 31)), type: Date, format: "yyyy-mm-dd" };
  const moment = { value: new Date(Date.UTC(2027, 0, 31, 23, 59)), type: Date, format: "yyyy-mm-dd hh:mm" };
  const cells = [{ value: "Ä", type: String }, { value: 0.1 + 0.2, type: Number }, day, moment, { value: true, type: Boolean }];
  const sheet = await readSheet(await writeXlsxFile([texts, [], cells]).toBuffer());
  t.strictSame(sheet.rows, [{ line: 3, cells: ["Ä", "0.3", "2027-01-31", "2027-01-31T23:59:00", "true"] }]);
  t.strictSame((await readSheet(makeZip(workbookParts(ROWS)))).rows, [{ line: 2, cells: ["A", "1"] }]);
  const clicked =
    '<Relationships><Relationship Id="h" Type="x/hyperlink" Target="https://shop.example" TargetMode="External"/></Relationships>';
  const linked = makeZip(workbookParts(ROWS, [{ name: "xl/worksheets/_rels/sheet1.xml.rels", content: clicked }]));
  t.equal((await readSheet(linked)).rows.length, 1, "links in cells are allowed");
});

t.test("every bad file is refused in words, quickly, and none takes the host along", async (t) => {
  const zeros = Buffer.alloc(130 * 1_048_576);
  const whole = makeZip(workbookParts(ROWS));
  const withPart = (...more: readonly ZipPart[]): Buffer => makeZip(workbookParts(ROWS, more));
  const external =
    '<Relationships><Relationship Id="e" Type="x/externalLink" Target="file:///etc/passwd" TargetMode="External"/></Relationships>';
  const many = Array.from({ length: 70_000 }, (_none, index) => ({ name: `x${index}`, content: "", method: 0 }));
  const files: readonly (readonly [what: string, bytes: Uint8Array, code: string])[] = [
    ["a bomb that says how large it is", withPart({ name: "xl/media/a.xml", content: zeros }), "sheet.too_large_inside"],
    ["a bomb that lies about its size", withPart({ name: "xl/media/a.xml", content: zeros, size: 100 }), "sheet.broken_workbook"],
    ["a size that is never reached", withPart({ name: "xl/a.xml", content: "<a/>", size: 4_000_000 }), "sheet.broken_workbook"],
    ["70,000 parts", makeZip(many), "sheet.too_many_parts"],
    ["70,000 parts that say they are five", makeZip(many, { count: 5 }), "sheet.wrong_type"],
    ["an archive inside", withPart({ name: "xl/embeddings/a.zip", content: whole }), "sheet.unsafe"],
    ["an archive that is no workbook", makeZip([{ name: "a.txt", content: "a" }]), "sheet.wrong_type"],
    ["cut off in the middle", whole.subarray(0, whole.length / 2), "sheet.broken_workbook"],
    ["garbage behind the mark", Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), Buffer.alloc(200, 7)]), "sheet.broken_workbook"],
    ["macros", withPart({ name: "xl/vbaProject.bin", content: "macro" }), "sheet.has_macros"],
    ["a document type", withPart({ name: "xl/styles.xml", content: '<!DOCTYPE a [<!ENTITY b "c">]><a/>' }), "sheet.unsafe"],
    ["a link to another file", withPart({ name: "xl/_rels/a.xml.rels", content: external }), "sheet.unsafe"],
    ["a name that leads outside", withPart({ name: "../../evil.xml", content: "<a/>" }), "sheet.unsafe"],
    ["the same part twice", withPart({ name: "xl/workbook.xml", content: "<a/>" }), "sheet.broken_workbook"],
    ["a part with a password", withPart({ name: "xl/a.xml", content: "<a/>", flags: 1 }), "sheet.old_workbook"],
    ["an unknown way of packing", withPart({ name: "xl/a.xml", content: "<a/>", method: 12 }), "sheet.broken_workbook"],
    ["XML that is none", makeZip(workbookParts("<row r='1'><c r='A1' t='s'><v>9</v></c></ro>")), "sheet.broken_workbook"],
    ["a row far below", makeZip(workbookParts(`${ROWS}<row r="999999999"><c r="A999999999"><v>1</v></c></row>`)), "sheet.too_many_rows"],
    ["a column far to the right", makeZip(workbookParts('<row r="1"><c r="ZZZZZZ1"><v>1</v></c></row>')), "sheet.too_many_columns"],
    ["a hidden column far to the right", makeZip(workbookParts('<row r="1"><c r="&#90;ZZZZZ1"><v>1</v></c></row>')), "sheet.unsafe"],
    ["a cell nobody can read", makeZip(workbookParts(sheetRows([["code"], ["x".repeat(40_000)]]))), "sheet.long_cell"],
    ["nothing but a heading", makeZip(workbookParts(sheetRows([["code", "value"]]))), "sheet.empty"],
    ["an old workbook", Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3, 4]), "sheet.old_workbook"],
    ["a picture", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]), "sheet.wrong_type"],
    ["a page of the web", Buffer.from("<!doctype html><table>"), "sheet.wrong_type"],
    ["a PDF", Buffer.from("%PDF-1.7\n1 0 obj"), "sheet.wrong_type"],
    ["nothing", Buffer.alloc(0), "sheet.empty"],
    ["more than 10 MB", Buffer.alloc(10_485_761, 65), "sheet.too_large"],
    ["a torn quote", Buffer.from('code,value\nA,"1\n'), "sheet.broken_csv"],
    ["CSV with 201 columns", Buffer.from(`${"a,".repeat(200)}a\nx`), "sheet.too_many_columns"],
    ["CSV with 100,001 rows", Buffer.from(`code\n${"A\n".repeat(100_001)}`), "sheet.too_many_rows"],
    ["a huge cell of CSV", Buffer.from(`code\n${"x".repeat(900_000)}`), "sheet.long_cell"],
  ];
  for (const [what, bytes, code] of files) {
    const fault: unknown = await readSheet(bytes).catch((refused: unknown) => refused);
    t.match(fault, { status: 422, code: new RegExp(`^${code.replace(".", "\\.")}`) }, what);
  }
  const latin = Buffer.concat([Buffer.from("code,value\nA,1\nB,"), Buffer.from([0xfc]), Buffer.from("\n")]);
  await t.rejects(readSheet(latin), { code: "sheet.not_text", details: { line: 3 } });
});

t.test("characters that no database can hold are taken out of a workbook, and what is only written like them stays", async (t) => {
  const rows = sheetRows([
    ["code", "value"],
    ["A&#0;B", "&#xD83D;&#x41;"],
    ["\\u0000", "x"],
  ]);
  const sheet = await readSheet(makeZip(workbookParts(rows)));
  for (const { cells } of sheet.rows) for (const cell of cells) t.ok(cell.isWellFormed() && !cell.includes("\0"), JSON.stringify(cell));
  t.equal(sheet.rows[1]?.cells[0], "\\u0000");
});

t.test("a host reads few files at a time, and goes on when they are read", async (t) => {
  const files = await Promise.allSettled(Array.from({ length: 8 }, () => read("code\nA")));
  t.equal(files.filter(({ status }) => status === "fulfilled").length, 3);
  for (const file of files) if (file.status === "rejected") t.match(file.reason, { code: "busy", status: 503 });
  t.equal((await read("code\nA")).rows.length, 1);
});

function read(text: string) {
  return readSheet(Buffer.from(text));
}
