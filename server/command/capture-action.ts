import { createHash } from "node:crypto";
import type { Action } from "@/server/command/contract/action";
import type { CommandEffect } from "@/server/command/contract";
import { capturePanel } from "@/server/evidence/capture-panel";
import { captureQuery } from "@/server/evidence/capture-query";
import type { SignedIn } from "@/server/platform/context";

type Capture = Extract<Action, { span: unknown; note: unknown }>;

/** As many as a wide panel draws. */
const POINTS = 800;
const LINES = 1_000;

/** A key of its own for each part of a command, the same each time. */
function partKey(key: string, part: number): string {
  const hex = createHash("sha256").update(`${key}/${part}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Posts what a command shows as evidence. @throws AppError as the captures do; where there are several, if none succeeds */
export async function captureAction(
  context: SignedIn,
  incidentNumber: number,
  idempotencyKey: string,
  action: Capture,
): Promise<CommandEffect> {
  const { span: range, note } = action;
  const resolution = { range, intervalMs: Math.max(1, (range.to - range.from) / POINTS), maxDataPoints: POINTS };
  switch (action.command) {
    case "graph": {
      const { dashboardUid, panelId, variables } = action.panel;
      const panel = { dashboardUid, panelId, variables, ...resolution };
      await capturePanel(context, { incidentNumber, idempotencyKey, note, ...panel });
      return { kind: "captured", posted: 1, failed: 0 };
    }
    case "snapshot": {
      const posts = await Promise.allSettled(
        action.panels.map(({ dashboardUid, panelId, variables }, part) => {
          const panel = { dashboardUid, panelId, variables, ...resolution };
          return capturePanel(context, {
            incidentNumber,
            idempotencyKey: partKey(idempotencyKey, part),
            note,
            ...panel,
          });
        }),
      );
      const failed = posts.filter((post) => post.status === "rejected");
      if (failed[0] && failed.length === posts.length) throw failed[0].reason;
      return { kind: "captured", posted: posts.length - failed.length, failed: failed.length };
    }
    default: {
      const { source, language: kind, query: expr } = action;
      const query = { dataSourceUid: source.uid, kind, expr, instant: false, limit: LINES, ...resolution };
      await captureQuery(context, { incidentNumber, idempotencyKey, note, ...query });
      return { kind: "captured", posted: 1, failed: 0 };
    }
  }
}
