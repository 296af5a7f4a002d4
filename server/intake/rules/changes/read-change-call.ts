import type { Report } from "@/server/intake/contract/reported";
import { readArgoCdChange } from "@/server/intake/rules/changes/read-argo-cd-change";
import { readGithubChange } from "@/server/intake/rules/changes/read-github-change";
import { readGitlabChange } from "@/server/intake/rules/changes/read-gitlab-change";
import { refusedWhole } from "@/server/intake/rules/refused-whole";

/** Senders that tell of changes only. */
type ChangeSource = "github" | "gitlab" | "argocd";

/** What a call of one of them says; one about something else says nothing. */
export function readChangeCall(
  source: ChangeSource,
  body: unknown,
  headers: Readonly<Record<string, string>>,
  receivedAt: string,
): Report {
  const read = {
    github: () => readGithubChange(body, headers["x-github-event"] ?? "", receivedAt),
    gitlab: () => readGitlabChange(body, receivedAt),
    argocd: () => readArgoCdChange(body, receivedAt),
  }[source]();
  if (read && "error" in read) return refusedWhole("shape", read.error);
  return { group: null, alerts: [], changes: read ? [read] : [], refused: [] };
}
