import { matchers as matchersSchema } from "@/server/matcher/contract";
import { printMatcher } from "@/server/matcher/rules/print-matcher";
import type { Services } from "@/server/platform/context";
import type { StandingSilence } from "@/server/ports/silencer";
import { SILENCE_OWNERS, type SilenceOwner } from "@/server/silence/contract";
import { endOf } from "@/server/silence/end-of";

const MOST_COMPARED = 1_000;

/**
 * Takes over what became of our silences where they stand: somebody may end or change them there, too. What is about to
 * be changed from here is left alone.
 */
export async function compareSilences(services: Services): Promise<void> {
  for (const owner of SILENCE_OWNERS) {
    try {
      await compareWith(services, owner);
    } catch (error) {
      services.log.debug({ err: error, owner }, "silences could not be compared");
    }
  }
}

async function compareWith(services: Services, owner: SilenceOwner): Promise<void> {
  const silencer = services.alertOwners[owner]?.silencer;
  if (!silencer) return;
  const { fields } = services.db.silence;
  const rows = await services.db.silence.findMany({
    where: { owner, state: "active", writtenRevision: { equals: fields.revision }, leasedUntil: null },
    take: MOST_COMPARED,
    orderBy: { createdAt: "desc" },
  });
  if (rows.length === 0) return;
  const standing = await silencer.list({});
  for (const row of rows) {
    const found = standing.find(({ externalId, id }) => externalId === row.externalId || id === row.id);
    if (found) await take(services, row, found);
    // One that is not listed may just not have reached this member of a cluster: only an end that is told counts.
    else if (row.externalId && (await silencer.find(row.externalId))?.state === "expired") {
      await endOf(services, row, row.endsAt <= services.clock.now() ? "time" : "elsewhere");
    }
  }
}

interface Row {
  id: string;
  externalId: string | null;
  revision: number;
  matchers: unknown;
  endsAt: Date;
}

async function take({ db }: Services, row: Row, found: StandingSilence): Promise<void> {
  const print = (value: unknown) => matchersSchema.catch([]).parse(value).map(printMatcher).toSorted().join();
  const isSame = found.endsAt === row.endsAt.getTime() && print(found.matchers) === print(row.matchers);
  if (isSame && found.externalId === row.externalId) return;
  const { externalId, matchers, endsAt } = found;
  await db.silence.updateMany({
    where: { id: row.id, revision: row.revision, state: "active" },
    data: { externalId, matchers, endsAt: new Date(endsAt) },
  });
}
