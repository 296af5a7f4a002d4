import { useQuery } from "@tanstack/react-query";
import { ChartLine, Link2, MessageSquareText, Siren } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useContext } from "react";
import { useTRPC } from "@/app/_lib/trpc";
import { foldEvents } from "@/server/timeline/rules/fold-events";
import { RowCommandsContext } from "../actions/row-commands";
import { isolated } from "../isolated";
import type { OwnLink } from "./own-links";

const ICONS = { incident: Siren, event: MessageSquareText, dashboard: ChartLine, share: Link2 };
const FRESH_MS = 60_000;
const EXCERPT = 120;

/** One line that says what a link within the application leads to; it has its height before it knows. */
export function LinkPreview({ link }: { link: OwnLink }) {
  const Icon = ICONS[link.kind];
  const commands = useContext(RowCommandsContext);
  const isHere = link.kind === "event" && link.number === commands?.incidentNumber;
  return (
    <Link
      href={link.href}
      prefetch={false}
      onClick={(event) => {
        if (!isHere || event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        commands?.jump({ link: link.seq });
      }}
      className="border-medium bg-secondary mt-1 flex h-7 max-w-full items-center gap-1.5 rounded-sm border-s-2 px-2 text-xs hover:bg-hover coarse:h-11"
    >
      <Icon aria-hidden size={14} className="text-secondary shrink-0" />
      <span dir="auto" className="text-primary truncate">
        {link.kind === "share" ? <ShareWords /> : <IncidentWords link={link} />}
      </span>
    </Link>
  );
}

function ShareWords() {
  return useTranslations("timeline.link")("share");
}

function IncidentWords({ link }: { link: Exclude<OwnLink, { kind: "share" }> }) {
  const t = useTranslations("timeline.link");
  const common = useTranslations("common");
  const trpc = useTRPC();
  const { number } = link;
  const incident = useQuery(trpc.incident.get.queryOptions({ number }, { staleTime: FRESH_MS, retry: false }));
  const seq = link.kind === "event" ? link.seq : 1;
  const event = useQuery(
    trpc.timeline.around.queryOptions(
      { incidentNumber: number, at: { seq }, limit: 1 },
      { staleTime: FRESH_MS, retry: false, enabled: link.kind === "event" },
    ),
  );
  if (incident.error) return t("gone", { number });
  if (!incident.data) return t("loading", { number });
  const { title, severity, status, dashboards } = incident.data;
  const words = t("incident", {
    number,
    title: isolated(title),
    severity: common(`severity.${severity}.name`),
    status: common(`status.${status}`),
  });
  if (link.kind === "dashboard") {
    const name = dashboards.find(({ uid }) => uid === link.uid)?.title ?? link.uid;
    return t("dashboard", { name: isolated(name), number });
  }
  // What it says now: a message that was taken back is not quoted.
  const { events = [], effects } = event.data ?? {};
  const said = foldEvents(events, { me: null, withReplies: true, effects }).find(
    (entry) => link.kind === "event" && entry.event.seq === link.seq,
  );
  if (said?.body) {
    return t("event", { name: isolated(said.event.actorName), excerpt: isolated(said.body.slice(0, EXCERPT)) });
  }
  return words;
}
