import type { z } from "zod";
import { compileCondition } from "@/server/alert/compile-condition";
import {
  type CreateRuleInput,
  type orderRulesInput,
  type RoutingRuleState,
  RULES_MAX,
  type UpdateRuleInput,
} from "@/server/alert/contract/routing";
import { readRules } from "@/server/alert/read-rules";
import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";
import type { Prisma } from "@/server/platform/prisma-client/client";

const refused = (path: string, code: string, detail?: string) =>
  new AppError("BAD_INPUT", undefined, { fields: [{ path, code, ...(detail && { detail }) }] });

/** @throws AppError BAD_INPUT for a condition that cannot be read, and for a team of somebody else */
async function requireUsable(
  tx: Prisma.TransactionClient,
  organizationId: string,
  { condition, settings: { teamId } }: CreateRuleInput,
): Promise<void> {
  const compiled = compileCondition(condition);
  if ("error" in compiled) throw refused("condition", "syntax", compiled.error.slice(0, 500));
  if (teamId !== null && (await tx.team.count({ where: { id: teamId, organizationId } })) === 0)
    throw refused("settings.teamId", "unknown");
}

/** Who changes rules sees all of them as they stand then; nobody else changes them meanwhile. */
function changed(
  { viewer, services }: SignedIn,
  change: (tx: Prisma.TransactionClient, organizationId: string) => Promise<unknown>,
): Promise<RoutingRuleState[]> {
  authorize(viewer, "settings:update");
  const { organizationId } = viewer;
  return services.db.$transaction(async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`routing rules ${organizationId}`}, 0))`;
    await change(tx, organizationId);
    return readRules(tx, organizationId);
  });
}

/** @throws AppError FORBIDDEN */
export function listRules({ viewer, services }: SignedIn): Promise<RoutingRuleState[]> {
  authorize(viewer, "settings:read");
  return readRules(services.db, viewer.organizationId);
}

/** Adds a rule after all others. @throws AppError FORBIDDEN; BAD_INPUT, with the code `tooMany` when there are enough */
export function createRule(context: SignedIn, rule: CreateRuleInput): Promise<RoutingRuleState[]> {
  return changed(context, async (tx, organizationId) => {
    await requireUsable(tx, organizationId, rule);
    const rules = await tx.routingRule.findMany({ where: { organizationId }, select: { position: true } });
    if (rules.length >= RULES_MAX) throw refused("rules", "tooMany");
    const position = Math.max(-1, ...rules.map((each) => each.position)) + 1;
    await tx.routingRule.create({ data: { ...rule, organizationId, position } });
  });
}

/** @throws AppError FORBIDDEN, NOT_FOUND, BAD_INPUT */
export function updateRule(context: SignedIn, { id, ...rule }: UpdateRuleInput): Promise<RoutingRuleState[]> {
  const now = context.services.clock.now();
  return changed(context, async (tx, organizationId) => {
    await requireUsable(tx, organizationId, rule);
    const { count } = await tx.routingRule.updateMany({
      where: { id, organizationId },
      data: { ...rule, updatedAt: now },
    });
    if (count === 0) throw new AppError("NOT_FOUND");
  });
}

/** @throws AppError FORBIDDEN, NOT_FOUND */
export function removeRule(context: SignedIn, id: string): Promise<RoutingRuleState[]> {
  return changed(context, async (tx, organizationId) => {
    const { count } = await tx.routingRule.deleteMany({ where: { id, organizationId } });
    if (count === 0) throw new AppError("NOT_FOUND");
  });
}

/** Puts the rules into an order. @throws AppError FORBIDDEN; CONFLICT when these are not all of them any more */
export function orderRules(context: SignedIn, { ids }: z.infer<typeof orderRulesInput>): Promise<RoutingRuleState[]> {
  return changed(context, async (tx, organizationId) => {
    const rules = await tx.routingRule.findMany({ where: { organizationId }, select: { id: true } });
    const named = new Set(ids);
    if (named.size !== rules.length || rules.some(({ id }) => !named.has(id))) throw new AppError("CONFLICT");
    for (const [position, id] of ids.entries())
      await tx.routingRule.updateMany({ where: { id, organizationId }, data: { position } });
  });
}
