"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { FollowBar } from "@/app/_features/replay/look/follow-bar";
import { InvitationLine } from "@/app/_features/replay/look/invitation-line";
import { LookHereButton } from "@/app/_features/replay/look/look-here-button";
import { LostLine } from "@/app/_features/replay/look/lost-line";
import { useSharedView } from "@/app/_features/replay/look/use-shared-view";
import { MarksToggle } from "@/app/_features/replay/moments/marks-toggle";
import type { Follow } from "@/app/_lib/follow-context";
import type { RoomStage } from "@/app/_lib/room-stage";
import { useShortcuts } from "@/app/_lib/use-shortcuts";
import type { Shown } from "@/app/(console)/incidents/[number]/evidence-pane";
import type { IncidentDetail } from "@/server/incident/contract";
import type { Look } from "@/server/timeline/contract/look";

export interface SharedRoomOptions {
  incident: IncidentDetail;
  me: string;
  shown: Shown;
  /** Show a dashboard, or the pinned panels, in place of what is shown. */
  showOne: (uid: string) => void;
  showPinned: () => void;
  /** Brings the evidence into view. */
  reveal: () => void;
}

export interface SharedRoom {
  /** For what draws the panels. */
  onStage: (stage: RoomStage | null) => void;
  stage: RoomStage | null;
  follow: Follow;
  /** The reader changes what is shown: from then on they look by themselves. */
  byMyself: () => void;
  /** Shows something of the evidence to the reader alone. */
  goTo: (look: Look) => void;
  /** Buttons beside those of the evidence. */
  tools: ReactNode;
  /** What is to be said over the whole room, and over the evidence. */
  lines: ReactNode;
  bar: ReactNode;
}

const isRelative = (end: string): boolean => end.startsWith("now");

/** The span to show: one that goes on with the clock where the other's does. */
function rawOf({ raw, from, to }: Look): { from: string; to: string } {
  if (isRelative(raw.from) && isRelative(raw.to)) return raw;
  return { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
}

/** What means something on the same dashboard only. */
const ofDashboard = ({ panel, variables }: Look) => ({ panel: panel ?? null, ...(variables && { variables }) });

/** Looking at the evidence together: whose view is shown here, who is asked to look, and where. */
export function useSharedRoom(options: SharedRoomOptions): SharedRoom {
  const { incident, me, shown, showOne, showPinned, reveal } = options;
  const t = useTranslations("replay.look");
  const [stage, setStage] = useState<RoomStage | null>(null);
  const [isElsewhere, setElsewhere] = useState(false);
  const waiting = useRef<Look | null>(null);
  const shownUid = shown === "pinned" ? null : (shown?.uid ?? "");

  const titleOf = (uid: string | null): string | null => {
    if (uid === null) return incident.panels.length > 0 ? t("pinned") : null;
    const held = incident.dashboards.find((dashboard) => dashboard.uid === uid);
    return held ? held.title || held.uid : null;
  };

  const show = (look: Look): void => {
    const isHeld = titleOf(look.dashboardUid) !== null;
    setElsewhere(!isHeld);
    if (isHeld && look.dashboardUid !== shownUid) {
      waiting.current = look;
      // What is there now is on its way out.
      setStage(null);
      if (look.dashboardUid === null) showPinned();
      else showOne(look.dashboardUid);
      return;
    }
    waiting.current = stage ? null : look;
    stage?.show({ raw: rawOf(look), ...(isHeld && ofDashboard(look)) });
  };

  const { view, state } = useSharedView({ me, stage, dashboardUid: shownUid === "" ? null : shownUid, onShow: show });
  const { following, isSeeing, lost, invitation, followers } = state;

  useEffect(() => {
    const look = waiting.current;
    if (!stage || !look || look.dashboardUid !== shownUid) return;
    waiting.current = null;
    stage.show({ raw: rawOf(look), ...ofDashboard(look) });
  }, [stage, shownUid]);

  const leave = useCallback(() => view.leave(), [view]);
  useShortcuts({ closeOver: following ? leave : undefined });
  const followedId = following?.id ?? null;
  const follow = useMemo(
    (): Follow => ({
      me,
      followedId,
      follow: (person) => {
        reveal();
        view.follow(person);
      },
      leave,
    }),
    [me, followedId, reveal, view, leave],
  );
  const go = (look: Look): void => {
    view.leave();
    view.dismiss();
    reveal();
    show(look);
  };
  const names = new Intl.ListFormat(undefined).format(followers.map(({ name }) => name));
  return {
    onStage: setStage,
    stage,
    follow,
    byMyself: leave,
    goTo: go,
    tools: (
      <>
        {followers.length > 0 && (
          <span role="status" className="max-w-56 truncate text-xs text-warning max-room:sr-only">
            {t("followers", { names, count: followers.length })}
          </span>
        )}
        {incident.canPost && <LookHereButton onCall={() => view.call()} />}
        <MarksToggle />
      </>
    ),
    lines: (
      <>
        {invitation && (
          <InvitationLine
            key={JSON.stringify(invitation)}
            invitation={invitation}
            what={titleOf(invitation.look.dashboardUid)}
            onGo={() => go(invitation.look)}
            onDismiss={() => view.dismiss()}
          />
        )}
        {lost && <LostLine name={lost.name} onDismiss={() => view.dismiss()} />}
      </>
    ),
    bar: following && (
      <>
        <div aria-hidden="true" className="pointer-events-none absolute inset-0 z-30 border-2 border-warning" />
        <FollowBar name={following.name} isSeeing={isSeeing} isElsewhere={isElsewhere} onLeave={leave} />
      </>
    ),
  };
}
