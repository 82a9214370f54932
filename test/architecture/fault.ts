/** One broken house rule, at one line of one file. */
export type Fault = { readonly path: string; readonly line: number; readonly rule: string };

/** `core/billing/cart.ts:12 core never imports a module` */
export function faultText({ path, line, rule }: Fault): string {
  return `${path}:${line} ${rule}`;
}
