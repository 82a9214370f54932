/** The conditions of a coupon as stored and sent: a tree of rules under all, any and not. */
export type ConditionNode =
  | { readonly all: readonly ConditionNode[] }
  | { readonly any: readonly ConditionNode[] }
  | { readonly not: ConditionNode }
  | { readonly rule: string; readonly args?: Readonly<Record<string, unknown>> };

export const MAX_CONDITION_DEPTH = 8;
export const MAX_CONDITION_NODES = 100;
