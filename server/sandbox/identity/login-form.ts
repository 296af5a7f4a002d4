import { escapeHtml } from "@/server/sandbox/identity/escape-html";
import type { SandboxTexts } from "@/server/sandbox/identity/sandbox-texts";
import { fullNameOf, SANDBOX_PASSWORD, type SandboxUser, sandboxUsers } from "@/server/sandbox/identity/sandbox-users";

function roleLine(texts: SandboxTexts, { role, username }: SandboxUser): string {
  const label = texts.roles[role];
  return label.toLowerCase() === username ? label : `${label} · ${username}`;
}

/** Four one-click users and the plain form; both post to the page's own address. */
export function loginForm(
  texts: SandboxTexts,
  { error, username = "" }: { error?: string; username?: string },
): string {
  const tiles = sandboxUsers.map(
    (
      user,
    ) => `<li><button class="tile" name="username" value="${user.username}"><strong>${escapeHtml(fullNameOf(user))}</strong>
<span>${escapeHtml(roleLine(texts, user))}</span></button></li>`,
  );
  return `${error ? `<p class="error" role="alert" id="error">${escapeHtml(error)}</p>` : ""}
<form method="post">
<h2>${escapeHtml(texts.pick)}</h2>
<input type="hidden" name="password" value="${SANDBOX_PASSWORD}">
<ul>${tiles.join("\n")}</ul>
</form>
<form method="post">
<h2>${escapeHtml(texts.orType)}</h2>
<label for="username">${escapeHtml(texts.username)}</label>
<input id="username" name="username" autocomplete="username" autocapitalize="none" spellcheck="false" required maxlength="100" value="${escapeHtml(username)}"${error ? ' aria-describedby="error"' : ""}>
<label for="password">${escapeHtml(texts.password)}</label>
<input id="password" name="password" type="password" autocomplete="current-password" required maxlength="200" aria-describedby="hint">
<p class="hint" id="hint">${escapeHtml(texts.passwordHint)}</p>
<button class="go">${escapeHtml(texts.submit)}</button>
</form>`;
}
