/** Signs staff in as a browser does, by the form and its token, and answers the cookie of the session. */
export async function signIn(address: string, email: string, password: string): Promise<string> {
  const page = await fetch(`${address}/admin/sign-in`, { headers: { accept: "text/html" } });
  const [, token = ""] = /name="_csrf" value="([^"]+)"/.exec(await page.text()) ?? [];
  const answer = await fetch(`${address}/admin/sign-in`, {
    method: "POST",
    redirect: "manual",
    headers: { accept: "text/html", cookie: sessionOf(page) },
    body: new URLSearchParams({ email, password, _csrf: token }),
  });
  const cookie = sessionOf(answer);
  if (cookie === "") throw new Error(`Nobody was signed in: ${answer.status}.`);
  return cookie;
}

function sessionOf(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0] ?? "")
    .join("; ");
}
