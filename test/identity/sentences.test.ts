import t from "tap";
import { identityErrors } from "#core/identity/errors.ts";
import { identityGerman } from "#core/identity/locale-de.ts";
import { fillPlaceholders } from "#core/kernel/fill-placeholders.ts";

t.test("every refusal has a German sentence with the same placeholders", (t) => {
  t.same(Object.keys(identityGerman.errors ?? {}).toSorted(), Object.keys(identityErrors.table).toSorted());
  for (const [code, { message }] of Object.entries(identityErrors.table)) {
    const german = identityGerman.errors?.[code] ?? "";
    t.same(placeholdersOf(german), placeholdersOf(message), code);
    t.notMatch(fillPlaceholders(german, { clients: 3, permissions: "client.view" }), /[{}]/, code);
  }
  t.end();
});

function placeholdersOf(sentence: string): readonly string[] {
  return (sentence.match(/\{\w+\}/g) ?? []).toSorted();
}
