import { randomBytes } from "node:crypto";
import type { ServerResponse } from "node:http";
import { escapeHtml } from "@/server/sandbox/identity/escape-html";
import type { SandboxTexts } from "@/server/sandbox/identity/sandbox-texts";

const STYLE = `
:root{color-scheme:dark;--canvas:#111217;--primary:#181b1f;--secondary:#22252b;--text:#ccccdc;--quiet:#9d9eab;--weak:#34363d;--medium:#4a4c55;--accent:#3d71d9;--on-accent:#fff;--warn:#ff9900;--error:#ff7383;--focus:#6e9fff}
@media (prefers-color-scheme:light){:root{color-scheme:light;--canvas:#f4f5f5;--primary:#fff;--secondary:#f4f5f5;--text:#24292e;--quiet:#5b5f63;--weak:#e0e1e2;--medium:#b8babc;--accent:#3871dc;--warn:#8a5300;--error:#c4162a;--focus:#1f62e0}}
*{box-sizing:border-box;margin:0}
body{min-height:100vh;display:grid;place-items:center;padding:16px;background:var(--canvas);color:var(--text);font:14px/1.5 Inter,"Noto Sans TC","PingFang TC","Microsoft JhengHei",system-ui,sans-serif}
main{width:100%;max-width:440px;background:var(--primary);border:1px solid var(--weak);border-radius:4px;padding:24px}
.mark{display:flex;align-items:center;gap:8px;color:var(--quiet);font-weight:500}
.mark svg{width:20px;height:20px}
h1{font-size:20px;line-height:1.3;font-weight:500;margin:12px 0 4px;color:var(--warn)}
h2{font-size:14px;font-weight:500;margin:24px 0 8px}
p{color:var(--quiet)}
.error{color:var(--error);border-left:3px solid currentColor;padding:4px 0 4px 12px;margin-top:16px}
ul{list-style:none;padding:0;display:grid;grid-template-columns:1fr 1fr;gap:8px}
button{font:inherit;cursor:pointer;border-radius:2px;min-height:44px}
.tile{width:100%;height:100%;text-align:left;padding:8px 12px;color:inherit;background:var(--secondary);border:1px solid var(--weak)}
.tile:hover{border-color:var(--medium)}
.tile span{display:block;color:var(--quiet);font-size:12px}
label{display:block;margin-top:12px;font-weight:500}
input{font:inherit;width:100%;min-height:40px;margin-top:4px;padding:4px 12px;color:inherit;background:var(--canvas);border:1px solid var(--medium);border-radius:2px}
.hint{font-size:12px;margin-top:4px}
.go{margin-top:16px;padding:8px 24px;border:1px solid transparent;background:var(--accent);color:var(--on-accent);font-weight:500}
.stay{margin-left:8px;padding:8px 16px;background:transparent;color:inherit;border:1px solid var(--medium)}
a{color:var(--focus)}
:focus-visible{outline:2px solid var(--focus);outline-offset:2px}
@media (max-width:400px){main{padding:16px}ul{grid-template-columns:1fr}}
`;

const MARK = `<svg viewBox="0 0 20 20" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="M6 15v-4.5a4 4 0 0 1 8 0V15M4 15h12v3H4zM10 1.5v2M3.5 4l1.2 1.2M16.5 4l-1.2 1.2M1.5 10.5h1.5M17 10.5h1.5"/></svg>`;

export interface SandboxPage {
  status: number;
  title: string;
  /** Trusted HTML: whatever is not ours in it has been escaped. */
  body: string;
}

/** Whole document and its headers. No script, one inline style under a nonce, forms only to us and the app. */
export function renderSandboxPage(texts: SandboxTexts, { title, body }: SandboxPage, appOrigin: string) {
  const nonce = randomBytes(16).toString("base64");
  const headers = {
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-store",
    "content-security-policy": `default-src 'none'; style-src 'nonce-${nonce}'; img-src data:; form-action 'self' ${appOrigin}; base-uri 'none'; frame-ancestors 'none'`,
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    vary: "accept-language",
  };
  const html = `<!doctype html>
<html lang="${texts.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<link rel="icon" href="data:,">
<title>${escapeHtml(title)} · ${escapeHtml(texts.product)}</title>
<style nonce="${nonce}">${STYLE}</style>
</head>
<body><main>
<div class="mark">${MARK}<span>${escapeHtml(texts.product)}</span></div>
<h1>${escapeHtml(texts.warning)}</h1>
<p>${escapeHtml(texts.explain)}</p>
${body}
</main></body>
</html>`;
  return { headers, html };
}

/** Answers a plain Node request with a sandbox page. */
export function sendSandboxPage(res: ServerResponse, texts: SandboxTexts, page: SandboxPage, appOrigin: string): void {
  const { headers, html } = renderSandboxPage(texts, page, appOrigin);
  res.writeHead(page.status, headers).end(html);
}
