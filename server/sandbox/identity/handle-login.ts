import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type Provider from "oidc-provider";
import { errors } from "oidc-provider";
import { attemptLimit } from "@/server/sandbox/identity/attempt-limit";
import { escapeHtml } from "@/server/sandbox/identity/escape-html";
import { loginForm } from "@/server/sandbox/identity/login-form";
import { sendSandboxPage } from "@/server/sandbox/identity/sandbox-page";
import { sandboxTexts } from "@/server/sandbox/identity/sandbox-texts";
import { SANDBOX_PASSWORD, sandboxUsers } from "@/server/sandbox/identity/sandbox-users";

const MAX_BODY_BYTES = 4096;

async function readForm(req: IncomingMessage): Promise<URLSearchParams | null> {
  let size = 0;
  const chunks: Buffer[] = [];
  for await (const chunk of req as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) return null;
    chunks.push(chunk);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString("utf8"));
}

const digest = (text: string) => createHash("sha256").update(text).digest();
const isSandboxPassword = (given: string) => timingSafeEqual(digest(given), digest(SANDBOX_PASSWORD));

const textsFor = ({ headers }: IncomingMessage) =>
  sandboxTexts({ acceptLanguage: headers["accept-language"], cookie: headers.cookie });

/** The sandbox's login page. Wrong passwords are counted per name and address, and per address. */
export function loginHandler(provider: Provider, appUrl: string) {
  const perName = attemptLimit({ attempts: 5 });
  const perAddress = attemptLimit({ attempts: 30 });
  const appOrigin = new URL(appUrl).origin;

  async function submit(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const texts = textsFor(req);
    const form = await readForm(req);
    const username = form?.get("username") ?? "";
    const again = (status: number, error: string) => {
      const body = loginForm(texts, { error, username: username.slice(0, 100) });
      sendSandboxPage(res, texts, { status, title: texts.title, body }, appOrigin);
    };
    if (!form) return again(413, texts.wrong);
    const address = req.socket.remoteAddress ?? "";
    const name = `${address} ${username.toLowerCase().slice(0, 100)}`;
    const waitSeconds = Math.max(perName.waitSeconds(name), perAddress.waitSeconds(address));
    if (waitSeconds > 0) {
      res.setHeader("retry-after", waitSeconds);
      return again(429, texts.tooMany.replace("{seconds}", String(waitSeconds)));
    }
    const user = sandboxUsers.find((candidate) => candidate.username === username);
    if (!isSandboxPassword(form.get("password") ?? "") || !user) {
      perName.failed(name);
      perAddress.failed(address);
      // As Keycloak answers: the page again, and no failure that a browser would note as one.
      return again(200, texts.wrong);
    }
    perName.succeeded(name);
    const result = { login: { accountId: user.id, amr: ["pwd"] } };
    await provider.interactionFinished(req, res, result, { mergeWithLastSubmission: false });
  }

  return async function handleLogin(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const texts = textsFor(req);
    try {
      const { params } = await provider.interactionDetails(req, res);
      if (req.method === "POST") return await submit(req, res);
      const username = typeof params.login_hint === "string" ? params.login_hint.slice(0, 100) : "";
      sendSandboxPage(res, texts, { status: 200, title: texts.title, body: loginForm(texts, { username }) }, appOrigin);
    } catch (error) {
      if (!(error instanceof errors.SessionNotFound)) throw error;
      const back = `<p><a href="${escapeHtml(appUrl)}">${escapeHtml(texts.startAgain)}</a></p>`;
      const body = `<p class="error" role="alert">${escapeHtml(texts.expired)}</p>${back}`;
      sendSandboxPage(res, texts, { status: 400, title: texts.title, body }, appOrigin);
    }
  };
}
