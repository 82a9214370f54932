import t from "tap";
import { z } from "zod";
import { issueSentences } from "#core/api/issue-sentences.ts";
import type { Language } from "#core/events/scope.ts";

/** The sentences about a value, by the field. */
function sentences(schema: z.ZodType, value: unknown, language: Language = "en"): readonly string[] {
  const parsed = schema.safeParse(value, { error: issueSentences[language] });
  return parsed.success ? [] : parsed.error.issues.map(({ message }) => message);
}

t.test("limits are told in words: of characters, of entries, and of numbers", async (t) => {
  t.same(sentences(z.string().min(8), "short"), ["Must have at least 8 characters."]);
  t.same(sentences(z.string().min(1), ""), ["Must not be empty."]);
  t.same(sentences(z.string().max(1), "ab"), ["Must have at most 1 character."]);
  t.same(sentences(z.array(z.string()).max(2), ["a", "b", "c"]), ["Must have at most 2 entries."]);
  t.same(sentences(z.array(z.string()).min(1), []), ["Must not be empty."]);
  t.same(sentences(z.number().min(0), -1), ["Must be at least 0."]);
  t.same(sentences(z.number().min(1), 0), ["Must be at least 1."]);
  t.same(sentences(z.number().gt(0), 0), ["Must be above 0."]);
  t.same(sentences(z.number().max(365), 366), ["Must be at most 365."]);
  t.same(sentences(z.bigint().lt(5n), 5n), ["Must be below 5."]);
  t.same(sentences(z.string().min(8), "kurz", "de"), ["Braucht mindestens 8 Zeichen."]);
  t.same(sentences(z.array(z.string()).min(2), ["a"], "de"), ["Braucht mindestens 2 Einträge."]);
  t.same(sentences(z.number().max(365), 366, "de"), ["Darf höchstens 365 sein."]);
});

t.test("forms, choices and kinds are told in words, and nothing repeats what was sent", async (t) => {
  t.same(sentences(z.email(), "<script>"), ["Must be an e-mail address such as name@example.com."]);
  t.same(sentences(z.iso.date(), "tomorrow", "de"), ["Muss ein Tag wie 2026-12-31 sein."]);
  t.same(sentences(z.string().regex(/^\d+$/), "x"), ["Does not have the right form."]);
  t.same(sentences(z.enum(["once", "never"]), "often"), ["Must be one of once, never."]);
  t.same(sentences(z.string(), undefined), ["Is required."]);
  t.same(sentences(z.number(), "x", "de"), ["Muss eine Zahl sein."]);
});
