import type { SheetAnswer, SheetQuestion } from "./read-sheet.ts";
import { SheetFault } from "./sheet-fault.ts";
import { sheetOf } from "./sheet-of.ts";

// The process in which one file is read. It never answers with what an unexpected fault says: that may repeat what is in the file. It goes
// with the host that asked.

process.once("disconnect", () => process.exit());
process.once("message", async (question) => {
  process.send?.(await answer(question as SheetQuestion));
});

async function answer({ bytes, delimiter }: SheetQuestion): Promise<SheetAnswer> {
  try {
    return { sheet: await sheetOf(bytes, delimiter) };
  } catch (fault) {
    if (fault instanceof SheetFault) return { code: fault.code, details: fault.details };
    return { code: "sheet.broken_workbook", details: {} };
  }
}
