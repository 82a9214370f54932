import type { SessionRequests } from "#core/events/scope.ts";

/** Notes what a method asks of its caller's session. */
export type SessionRecorder = { readonly session: SessionRequests; readonly asked: unknown[] };

export function sessionRecorder(): SessionRecorder {
  const asked: unknown[] = [];
  return {
    asked,
    session: {
      signIn: (as) => void asked.push(as),
      signOut: () => void asked.push("sign out"),
      keepCart: (token) => void asked.push({ token }),
      csrfToken: () => "token",
    },
  };
}
