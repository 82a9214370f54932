import { registerHooks } from "node:module";

/**
 * Lets modules outside of this project write `#core/…` and `#modules/…`, and use the host's own packages (zod, MikroORM) when they
 * bring none: two copies of the ORM would not know each other's entities. Calling it again changes nothing.
 */
export function resolveForStrangers(): void {
  if (registered) return;
  registered = true;
  registerHooks({
    resolve(specifier, context, next) {
      const isStranger = context.parentURL?.startsWith("file:") === true && !context.parentURL.startsWith(ROOT);
      if (!isStranger) return next(specifier, context);
      const fromHost = { ...context, parentURL: HERE };
      if (HOST_PREFIX.test(specifier)) return next(specifier, fromHost);
      try {
        return next(specifier, context);
      } catch (error) {
        if (!BARE.test(specifier)) throw error;
        return next(specifier, fromHost);
      }
    },
  });
}

let registered = false;

const ROOT = new URL("../../", import.meta.url).href;
const HERE = import.meta.url;
const HOST_PREFIX = /^#(?:core|modules)\//;
const BARE = /^[^./#]/;
