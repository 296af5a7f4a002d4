import type { Metadata } from "next";
import { cookies } from "next/headers";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { gate } from "@/app/(console)/_shell/gate";
import { ROOM_SPLIT_COOKIE, splitOf } from "@/app/(console)/incidents/[number]/room-split";
import { PainterScript } from "@/app/_features/dashboard/glance/painter-script";
import { WarRoom } from "@/app/(console)/incidents/[number]/war-room";
import { allowedCommands } from "@/server/command/allowed-commands";
import { incidentNumberSchema } from "@/server/incident/contract";
import { isAllowed } from "@/server/platform/access";
import { toAppError } from "@/server/platform/errors";
import { createCaller } from "@/server/router";

const FIRST_EVENTS = 100;

function numberOf(text: string): number {
  const parsed = incidentNumberSchema.safeParse(/^[1-9]\d*$/.test(text) ? Number(text) : Number.NaN);
  return parsed.success ? parsed.data : notFound();
}

/** An incident of another organisation looks exactly like a missing one. */
function missing(error: unknown): never {
  if (toAppError(error).code === "NOT_FOUND") notFound();
  throw error;
}

export async function generateMetadata({ params }: PageProps<"/incidents/[number]">): Promise<Metadata> {
  const t = await getTranslations("room");
  const { number } = await params;
  return { title: /^\d{1,10}$/.test(number) ? t("number", { number: Number(number) }) : t("notFound.title") };
}

export default async function RoomPage({ params }: PageProps<"/incidents/[number]">) {
  const [context, jar] = await Promise.all([gate(), cookies()]);
  const number = numberOf((await params).number);
  const { env, embedded } = context.services;
  const call = createCaller(context);
  // First: what the page shows beside the timeline must not be older than it, for only later events have it read again.
  const timeline = await call.timeline.latest({ incidentNumber: number, limit: FIRST_EVENTS }).catch(missing);
  const [incident, read, firings] = await Promise.all([
    call.incident.get({ number }),
    call.timeline.readMark({ incidentNumber: number }),
    call.alert.roomFirings({ incidentNumber: number }),
  ]).catch(missing);
  const { userId: id, name, username } = context.viewer;
  return (
    <>
      <PainterScript />
      <WarRoom
        // Another room begins anew, though one comes straight from this one.
        key={number}
        initialIncident={incident}
        initialEvents={timeline.events}
        initialFirings={firings}
        lastSeq={timeline.lastSeq}
        me={{ id, name, username }}
        split={splitOf(jar.get(ROOM_SPLIT_COOKIE)?.value)}
        grafanaUrl={embedded.grafana ? undefined : (env.GRAFANA_PUBLIC_URL ?? env.GRAFANA_URL)}
        canExplore={isAllowed(context.viewer, "query:adhoc")}
        allowedCommands={allowedCommands(context.viewer)}
        readSeq={read.seq}
        canModerate={isAllowed(context.viewer, "timeline:moderate")}
        teams={context.viewer.teams}
      />
    </>
  );
}
