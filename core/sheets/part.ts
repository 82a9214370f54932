import { defineModule } from "#core/events/module.ts";
import { sheetErrors } from "./errors.ts";

/** What is said about files that cannot be read. */
export const sheetsPart = defineModule({
  id: "sheets",
  errors: [sheetErrors.table],
  locales: {
    de: {
      errors: {
        "sheet.empty": "Unter der Zeile mit den Spalten steht in dieser Datei nichts.",
        "sheet.too_large": "Diese Datei ist größer als {most} MB.",
        "sheet.wrong_type": "Das ist weder CSV noch eine Excel-Mappe (.xlsx).",
        "sheet.old_workbook": "Diese Mappe ist von alter Art oder hat ein Passwort. Bitte ohne als .xlsx speichern.",
        "sheet.has_macros": "Diese Mappe enthält Makros. Bitte ohne sie als .xlsx speichern.",
        "sheet.unsafe":
          "Diese Mappe enthält, was keine Tabelle braucht, etwa Verweise auf andere Dateien oder Archive, und wird nicht gelesen.",
        "sheet.too_many_rows": "Diese Datei enthält mehr als {most} Zeilen.",
        "sheet.too_many_columns": "Diese Datei enthält mehr als {most} Spalten.",
        "sheet.too_many_parts": "Diese Mappe besteht aus mehr als {most} Teilen.",
        "sheet.too_large_inside": "Diese Mappe ist ausgepackt größer als {most} MB.",
        "sheet.too_slow": "Diese Datei war in {seconds} Sekunden nicht zu lesen. Bitte in kleinere teilen.",
        "sheet.too_much_memory": "Diese Datei braucht zum Lesen mehr Speicher, als dafür da ist. Bitte in kleinere teilen.",
        "sheet.not_text": "Zeile {line} ist kein UTF-8. Bitte als „CSV UTF-8“ speichern.",
        "sheet.broken_csv": "Das ist kein lesbares CSV, von Zeile {line} an. Fehlt ein Anführungszeichen?",
        "sheet.broken_workbook": "Diese Mappe ist beschädigt und nicht zu lesen.",
        "sheet.long_cell": "Die Zelle in Zeile {line}, Spalte {column}, hat mehr als {most} Zeichen.",
      },
    },
  },
});
