import { defineErrors } from "#core/kernel/app-error.ts";

/** Why a file is no sheet that can be read. */
export const sheetErrors = defineErrors({
  "sheet.empty": { status: 422, message: "There is nothing below the line of the columns in this file." },
  "sheet.too_large": { status: 422, message: "This file is larger than {most} MB." },
  "sheet.wrong_type": { status: 422, message: "This is neither CSV nor an Excel workbook (.xlsx)." },
  "sheet.old_workbook": { status: 422, message: "This workbook is of an old kind or has a password. Save it as .xlsx without one." },
  "sheet.has_macros": { status: 422, message: "This workbook holds macros. Save it as .xlsx without them." },
  "sheet.unsafe": {
    status: 422,
    message: "This workbook holds what no sheet needs, such as links to other files or archives, and is not read.",
  },
  "sheet.too_many_rows": { status: 422, message: "This file holds more than {most} rows." },
  "sheet.too_many_columns": { status: 422, message: "This file holds more than {most} columns." },
  "sheet.too_many_parts": { status: 422, message: "This workbook is made of more than {most} parts." },
  "sheet.too_large_inside": { status: 422, message: "This workbook is larger than {most} MB when it is unpacked." },
  "sheet.too_slow": { status: 422, message: "This file could not be read within {seconds} seconds. Divide it into smaller ones." },
  "sheet.too_much_memory": {
    status: 422,
    message: "This file takes more memory than there is for reading it. Divide it into smaller ones.",
  },
  "sheet.not_text": { status: 422, message: "Line {line} is not UTF-8. Save the file as “CSV UTF-8”." },
  "sheet.broken_csv": { status: 422, message: "This is no CSV that can be read, from line {line} on. Is a quotation mark missing?" },
  "sheet.broken_workbook": { status: 422, message: "This workbook is damaged and cannot be read." },
  "sheet.long_cell": { status: 422, message: "The cell in line {line}, column {column}, is longer than {most} characters." },
});

export type SheetErrorCode = keyof typeof sheetErrors.table;
