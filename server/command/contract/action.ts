import type { IncidentRoleName, IncidentStatus, Person, PinnedPanel, Severity } from "@/server/incident/contract";
import type { Matcher } from "@/server/matcher/contract";
import type { SilenceOwner } from "@/server/silence/contract";

/** A panel of the room's dashboards, or a pinned one with its values. */
export type NamedPanel = Pick<PinnedPanel, "dashboardUid" | "panelId" | "title" | "variables">;

/** Epoch milliseconds. */
interface Span {
  from: number;
  to: number;
}

/** What a line asks for, with every name found: it can be told beforehand and carried out. Times are RFC 3339. */
export type Action =
  | { command: "severity"; severity: Severity }
  | { command: "status"; status: IncidentStatus }
  /** The reason is for resolving it although items of the checklist are open. */
  | { command: "resolve"; status: "resolved"; reason: string }
  | { command: "pause"; until: string; reason: string }
  | { command: "resume" }
  | { command: "reopen"; status: "investigating"; reason: string }
  | { command: "assign"; role: IncidentRoleName; person: Person }
  | { command: "task"; title: string; person: Person | null; dueAt: string | null }
  | { command: "done"; task: { id: string; title: string; version: number } }
  | { command: "update"; text: string; nextAt: string | null }
  | { command: "note"; text: string; at: string }
  | { command: "graph"; panel: NamedPanel; span: Span; note: string }
  | { command: "snapshot"; panels: readonly NamedPanel[]; span: Span; note: string }
  | {
      command: "query" | "logs" | "trace";
      source: { uid: string; name: string };
      language: "promql" | "logql" | "traceql" | "trace";
      query: string;
      span: Span;
      note: string;
    }
  | {
      command: "silence";
      owner: SilenceOwner;
      matchers: Matcher[];
      minutes: number;
      endsWithIncident: boolean;
      comment: string;
      /** How many alerts fire now that it would hold back; null where nobody could say. */
      count: number | null;
    }
  | { command: "annotate"; text: string; at: string | null }
  | { command: "pin"; panel: NamedPanel }
  | { command: "dashboard"; dashboard: { uid: string; title: string } }
  | { command: "service"; service: { id: string; name: string } }
  /** Null takes the type away. Its first tasks come only where they are asked for. */
  | { command: "type"; type: { id: string; name: string } | null; withTasks: boolean }
  | { command: "title"; title: string }
  | { command: "handoff"; person: Person | null; note: string }
  | { command: "share"; days: number; span: Span }
  | { command: "declare"; severity: Severity; title: string; isDrill: boolean }
  | { command: "catchup" | "similar" | "merge" | "help" };
