import { crc32, deflateRawSync } from "node:zlib";

export type ZipPart = {
  readonly name: string;
  readonly content: string | Uint8Array;
  /** What the archive says its size is, when that is a lie. */
  readonly size?: number;
  readonly flags?: number;
  readonly method?: number;
};

/** An archive of these parts, which may lie about themselves; `count` is what its end says of their number. */
export function makeZip(parts: readonly ZipPart[], { count = parts.length }: { readonly count?: number } = {}): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let at = 0;
  for (const { name, content, size, flags = 0, method = 8 } of parts) {
    const bytes = Buffer.from(content);
    const packed = method === 8 ? deflateRawSync(bytes) : bytes;
    const title = Buffer.from(name);
    const fields = Buffer.alloc(22);
    fields.writeUInt16LE(flags, 0);
    fields.writeUInt16LE(method, 2);
    fields.writeUInt32LE(crc32(bytes), 8);
    fields.writeUInt32LE(packed.length, 12);
    fields.writeUInt32LE(size ?? bytes.length, 16);
    fields.writeUInt16LE(title.length, 20);
    const header = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4, 20, 0]), fields, Buffer.alloc(2), title, packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    central.push(Buffer.concat([Buffer.from([0x50, 0x4b, 1, 2, 20, 0, 20, 0]), fields, Buffer.alloc(2), place, title]));
    local.push(header);
    at += header.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count % 65_536, 8);
  end.writeUInt16LE(count % 65_536, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...local, directory, end]);
}

/** The parts of a workbook whose only sheet holds these rows as XML. */
export function workbookParts(sheetData: string, more: readonly ZipPart[] = []): readonly ZipPart[] {
  const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  return [
    { name: "[Content_Types].xml", content: "<Types></Types>" },
    {
      name: "xl/workbook.xml",
      content: `<workbook xmlns:r="${relations}"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      content: `<Relationships><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    },
    { name: "xl/worksheets/sheet1.xml", content: `<worksheet><sheetData>${sheetData}</sheetData></worksheet>` },
    ...more,
  ];
}

/** Rows of texts as the XML of a sheet. */
export function sheetRows(rows: readonly (readonly string[])[]): string {
  return rows
    .map((cells, row) => {
      const drawn = cells.map(
        (text, column) => `<c r="${String.fromCharCode(65 + column)}${row + 1}" t="inlineStr"><is><t>${text}</t></is></c>`,
      );
      return `<row r="${row + 1}">${drawn.join("")}</row>`;
    })
    .join("");
}
