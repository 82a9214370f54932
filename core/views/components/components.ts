import { charts } from "./charts.ts";
import type { Component } from "./component.ts";
import { conditions } from "./conditions.ts";
import { forms } from "./forms.ts";
import { links } from "./links.ts";
import { lists } from "./lists.ts";
import { live } from "./live.ts";
import { pieces } from "./pieces.ts";
import { states } from "./states.ts";
import { words } from "./words.ts";

/** Every word of the template language beside Handlebars' own `if`, `unless`, `each`, `with` and `lookup`. */
export const components: Readonly<Record<string, Component>> = {
  ...words,
  ...conditions,
  ...links,
  ...forms,
  ...lists,
  ...pieces,
  ...states,
  ...charts,
  ...live,
};
