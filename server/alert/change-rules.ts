import type { z } from "zod";
import {
  type CreateRuleInput,
  type orderRulesInput,
  type removeRuleInput,
  type RoutingRuleState,
  type RuleFacts,
  RULES_MAX,
  type UpdateRuleInput,
} from "@/server/alert/contract/routing";
import { readRules } from "@/server/alert/read-rules";
import { compileCondition } from "@/server/alert/rules/compile-condition";
import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";
import type { Prisma } from "@/server/platform/prisma-client/client";

const refused = (path: string, code: string, detail?: string) =>
  new AppError("BAD_INPUT", undefined, { fields: [{ path, code, ...(detail && { detail }) }] });

/** @throws AppError BAD_INPUT for a condition that cannot be read, and for a team or a type of somebody else */
async function requireUsable(
  tx: Prisma.TransactionClient,
  organizationId: string,
  { condition, settings: { teamId, typeId } }: RuleFacts,
): Promise<void> {
  const compiled = compileCondition(condition);
  if ("problem" in compiled) throw refused("condition", "syntax", compiled.problem.message.slice(0, 500));
  if (teamId !== null && (await tx.team.count({ where: { id: teamId, organizationId } })) === 0)
    throw refused("settings.teamId", "unknown");
  // One that was put away may come back: until then the rule opens incidents without it.
  if (typeId !== null && (await tx.incidentType.count({ where: { id: typeId, organizationId } })) === 0)
    throw refused("settings.typeId", "unknown");
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

/** Puts the rules into an order, by their positions from 0. */
async function place(tx: Prisma.TransactionClient, organizationId: string, ids: readonly string[]): Promise<void> {
  for (const [position, id] of ids.entries())
    await tx.routingRule.updateMany({ where: { id, organizationId }, data: { position } });
}

/** @throws AppError NOT_FOUND; CONFLICT when it was changed since it was seen */
async function requireSeen(
  tx: Prisma.TransactionClient,
  organizationId: string,
  { id, seenAt }: z.infer<typeof removeRuleInput>,
): Promise<Date> {
  const rule = await tx.routingRule.findFirst({ where: { id, organizationId }, select: { updatedAt: true } });
  if (!rule) throw new AppError("NOT_FOUND");
  if (rule.updatedAt.getTime() !== Date.parse(seenAt)) throw new AppError("CONFLICT", undefined, { id });
  return rule.updatedAt;
}

/**
 * Adds a rule; one that is there already is left as it is.
 * @throws AppError FORBIDDEN; BAD_INPUT, with the code `tooMany` when there are enough; CONFLICT for an id of others
 */
export function createRule(context: SignedIn, { id, position, ...rule }: CreateRuleInput): Promise<RoutingRuleState[]> {
  const updatedAt = context.services.clock.now();
  return changed(context, async (tx, organizationId) => {
    await requireUsable(tx, organizationId, rule);
    const rules = await readRules(tx, organizationId);
    if (rules.some((each) => each.id === id)) return;
    if (rules.length >= RULES_MAX) throw refused("rules", "tooMany");
    const at = Math.min(position ?? rules.length, rules.length);
    const [made] = await tx.routingRule.createManyAndReturn({
      data: { ...rule, organizationId, position: at, updatedAt, updatedBy: context.viewer.name, ...(id && { id }) },
      skipDuplicates: true,
      select: { id: true },
    });
    if (!made) throw new AppError("CONFLICT");
    const ids = rules.map((each) => each.id);
    await place(tx, organizationId, ids.toSpliced(at, 0, made.id));
  });
}

/** @throws AppError FORBIDDEN, NOT_FOUND, BAD_INPUT; CONFLICT when it was changed since it was seen */
export function updateRule(context: SignedIn, { id, seenAt, ...rule }: UpdateRuleInput): Promise<RoutingRuleState[]> {
  const now = context.services.clock.now();
  return changed(context, async (tx, organizationId) => {
    const before = await requireSeen(tx, organizationId, { id, seenAt });
    await requireUsable(tx, organizationId, rule);
    // Two changes within a millisecond are still two.
    const updatedAt = new Date(Math.max(now.getTime(), before.getTime() + 1));
    await tx.routingRule.updateMany({
      where: { id, organizationId },
      data: { ...rule, updatedAt, updatedBy: context.viewer.name },
    });
  });
}

/** @throws AppError FORBIDDEN, NOT_FOUND; CONFLICT when it was changed since it was seen */
export function removeRule(context: SignedIn, seen: z.infer<typeof removeRuleInput>): Promise<RoutingRuleState[]> {
  return changed(context, async (tx, organizationId) => {
    await requireSeen(tx, organizationId, seen);
    await tx.routingRule.deleteMany({ where: { id: seen.id, organizationId } });
  });
}

/** Puts the rules into an order. @throws AppError FORBIDDEN; CONFLICT when they do not stand as they were seen */
export function orderRules(
  context: SignedIn,
  { ids, seen }: z.infer<typeof orderRulesInput>,
): Promise<RoutingRuleState[]> {
  return changed(context, async (tx, organizationId) => {
    const present = (await readRules(tx, organizationId)).map(({ id }) => id);
    const isSeen = present.length === seen.length && present.every((id, index) => id === seen[index]);
    const named = new Set(ids);
    const isAll =
      named.size === present.length && ids.length === present.length && present.every((id) => named.has(id));
    if (!isSeen || !isAll) throw new AppError("CONFLICT");
    await place(tx, organizationId, ids);
  });
}
