import { AppError } from "@/server/platform/errors";
import type { Prisma } from "@/server/platform/prisma-client/client";
import type { CreateServiceInput } from "@/server/service/contract";
import { matcherProblem } from "@/server/service/rules/matcher-problem";

const unusable = (path: string, code: string): AppError =>
  new AppError("BAD_INPUT", undefined, { fields: [{ path, code }] });

/**
 * @throws AppError BAD_INPUT: `matchers` is `matchers` where they cannot be read, `dependsOn` is `itself`, or `unknown`
 * alike for a service that does not exist and one of somebody else
 */
export async function requireUsable(
  tx: Prisma.TransactionClient,
  organizationId: string,
  { matchers, dependsOn }: Pick<CreateServiceInput, "matchers" | "dependsOn">,
  id?: string,
): Promise<void> {
  if (matcherProblem(matchers)) throw unusable("matchers", "matchers");
  if (dependsOn.length === 0) return;
  if (dependsOn.some((each) => each.toLowerCase() === id?.toLowerCase())) throw unusable("dependsOn", "itself");
  const known = await tx.service.count({ where: { organizationId, id: { in: dependsOn } } });
  if (known !== dependsOn.length) throw unusable("dependsOn", "unknown");
}
