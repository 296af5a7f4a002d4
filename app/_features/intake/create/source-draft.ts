import { firstOptions, verificationsOf } from "@/app/_features/intake/create/verifications-of";
import { STARTER_MAPPINGS } from "@/app/_features/intake/mapping/starter-mappings";
import type { CreateSourceInput, SourceKind, SourceOptions, Verification } from "@/server/intake/contract";

export interface SourceDraft {
  kind: SourceKind;
  name: string;
  verification: Verification;
  /** As typed; empty for what is left out. */
  options: Required<SourceOptions>;
  mapping: string | null;
}
export type DraftField = "name" | "verification" | "header" | "timestampHeader" | "username" | "mapping";
export type DraftProblem = "missing" | "taken" | "header" | "username" | "unfit" | "public" | "syntax";

const HEADER = /^[A-Za-z][\w-]{0,99}$/;
const USERNAME = /^[^:\p{Cc}]{1,100}$/u;
const FIELDS: Record<string, DraftField> = {
  name: "name",
  verification: "verification",
  mapping: "mapping",
  "options.username": "username",
  "options.header": "header",
  "options.timestampHeader": "timestampHeader",
};
const PROBLEMS = new Set<unknown>(["missing", "taken", "unfit", "public", "syntax"]);

/** What is typed before a source is made, or changed. */
export const sourceDraft = {
  of(kind: SourceKind, name: string, isLoopback: boolean): SourceDraft {
    const [verification] = verificationsOf(kind, isLoopback);
    const mapping = kind === "generic" ? STARTER_MAPPINGS[0].mapping : null;
    return { kind, name, verification, options: firstOptions(kind, verification), mapping };
  },

  verifiedBy(draft: SourceDraft, verification: Verification): SourceDraft {
    return { ...draft, verification, options: firstOptions(draft.kind, verification) };
  },

  /** Options that this verification reads and that are filled in. */
  options({ verification, options }: Pick<SourceDraft, "verification" | "options">): SourceOptions {
    const { header, timestampHeader, username } = options;
    if (verification === "basic") return username ? { username } : {};
    if (verification === "token") return header ? { header } : {};
    if (verification !== "hmac") return {};
    return { ...(header && { header }), ...(timestampHeader && { timestampHeader }) };
  },

  input(draft: SourceDraft): CreateSourceInput {
    const { kind, name, verification, mapping } = draft;
    return { kind, name: name.trim(), verification, mapping, options: sourceDraft.options(draft) };
  },

  problems(draft: Pick<SourceDraft, "name" | "verification" | "options">): Partial<Record<DraftField, DraftProblem>> {
    const { header, timestampHeader, username } = sourceDraft.options(draft);
    return {
      ...(draft.name.trim() === "" && { name: "missing" as const }),
      ...(header !== undefined && !HEADER.test(header) && { header: "header" as const }),
      ...(timestampHeader !== undefined && !HEADER.test(timestampHeader) && { timestampHeader: "header" as const }),
      ...(draft.verification === "basic" && !USERNAME.test(username ?? "") && { username: "username" as const }),
    };
  },

  /** Which field the server refused, and why; null when it was none of them. */
  refused(details: Readonly<Record<string, unknown>>): { field: DraftField; problem: DraftProblem } | null {
    const [first] = Array.isArray(details.fields) ? (details.fields as { path?: unknown; code?: unknown }[]) : [];
    const field = FIELDS[String(first?.path)];
    if (!field || !PROBLEMS.has(first?.code)) return null;
    return { field, problem: first?.code as DraftProblem };
  },
};
