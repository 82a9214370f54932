import type { Language } from "#core/events/scope.ts";
import type { CompiledNode } from "./compiled-coupon.ts";

/** A condition in words, as its rules put it. A rule that cannot be asked is named by its code. */
export function nodeSummary(node: CompiledNode, language: Language): string {
  switch (node.kind) {
    case "faulty":
      return `(${node.ruleCode})`;
    case "not":
      return `${language === "de" ? "außer" : "except"} ${nodeSummary(node.node, language)}`;
    case "rule":
      return ruleSummary(node, language);
    default: {
      const parts = node.nodes.map((child) => nodeSummary(child, language));
      if (parts.length <= 1 || node.kind === "all") return parts.join(", ");
      return `(${parts.join(language === "de" ? " oder " : " or ")})`;
    }
  }
}

function ruleSummary({ rule, args }: Extract<CompiledNode, { readonly kind: "rule" }>, language: Language): string {
  try {
    return rule.summary(args, language);
  } catch {
    return `(${rule.code})`;
  }
}
