import type { BoundPage } from "#core/events/page.ts";
import type { Scope } from "#core/events/scope.ts";
import type { Catalogue } from "#core/host/catalogue.ts";
import { hostContextOf } from "#core/host/host-context.ts";
import { templateFiles } from "../template-files.ts";

/** Whether a page shows a list that can be filtered: its template has filters. */
export function showsList({ wiring }: Pick<Scope, "wiring">, { area, module, template }: BoundPage): boolean {
  const { catalogue } = hostContextOf({ wiring });
  const known = answers.get(catalogue) ?? new Map<string, boolean>();
  answers.set(catalogue, known);
  const key = `${area} ${module} ${template}`;
  const answer = known.get(key) ?? templateFiles(catalogue).findTemplate(area, module, template)?.includes("{{#filters") === true;
  known.set(key, answer);
  return answer;
}

const answers = new WeakMap<Catalogue, Map<string, boolean>>();
