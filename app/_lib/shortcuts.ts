/** Where a key works. */
export const SHORTCUT_GROUPS = [
  "everywhere",
  "onBoard",
  "inTriage",
  "onAlerts",
  "inRoom",
  "inTimeline",
  "onPanel",
  "inReplay",
] as const;
type Group = (typeof SHORTCUT_GROUPS)[number];

export interface Shortcut {
  group: Group;
  /** Keys as the browser names them; several are alternatives, and a space stands between keys pressed in a row. */
  keys: readonly [string, ...string[]];
  /** With Control, or Command on a Mac. */
  mod?: true;
  /** The file that listens for it, where that is not `useShortcuts`. */
  heardBy?: string;
}

const REPLAY_KEYS = "app/_features/replay/use-replay-keys.ts";

/** Every key of the product: what is listed under `?` is what can be bound. Its words are `commands.keys.action.<name>`. */
export const SHORTCUTS = {
  palette: { group: "everywhere", keys: ["k"], mod: true, heardBy: "app/_features/command/palette.tsx" },
  help: { group: "everywhere", keys: ["?"] },
  home: { group: "everywhere", keys: ["g h"] },
  board: { group: "everywhere", keys: ["g i"] },
  alerts: { group: "everywhere", keys: ["g a"] },
  services: { group: "everywhere", keys: ["g s"] },
  undo: { group: "everywhere", keys: ["z"], mod: true, heardBy: "app/_ui/undo-toast.tsx" },
  nextLine: { group: "onBoard", keys: ["j"] },
  previousLine: { group: "onBoard", keys: ["k"] },
  openLine: { group: "onBoard", keys: ["Enter"], heardBy: "app/_features/incident/board/board-row.tsx" },
  declare: { group: "onBoard", keys: ["c"] },
  search: { group: "onBoard", keys: ["/"] },
  nextAlert: { group: "onAlerts", keys: ["j"] },
  previousAlert: { group: "onAlerts", keys: ["k"] },
  openAlert: { group: "onAlerts", keys: ["Enter"], heardBy: "app/_features/alert/page/alert-line.tsx" },
  selectAlert: { group: "onAlerts", keys: ["x"] },
  filterAlerts: { group: "onAlerts", keys: ["/"] },
  closeAlert: { group: "onAlerts", keys: ["Escape"] },
  accept: { group: "inTriage", keys: ["y"] },
  decline: { group: "inTriage", keys: ["n"] },
  merge: { group: "inTriage", keys: ["d"] },
  command: { group: "inRoom", keys: ["/"] },
  message: { group: "inRoom", keys: ["m"] },
  status: { group: "inRoom", keys: ["s"] },
  severity: { group: "inRoom", keys: ["v"] },
  assign: { group: "inRoom", keys: ["a"] },
  task: { group: "inRoom", keys: ["t"] },
  roomAlerts: { group: "inRoom", keys: ["b"] },
  fields: { group: "inRoom", keys: ["g d"] },
  catchUp: { group: "inRoom", keys: ["u"] },
  silence: { group: "inRoom", keys: ["g m"] },
  pause: { group: "inRoom", keys: ["g p"] },
  explore: { group: "inRoom", keys: ["q"] },
  evidenceFull: { group: "inRoom", keys: ["["] },
  timelineFull: { group: "inRoom", keys: ["]"] },
  replay: { group: "inRoom", keys: ["g r"] },
  follow: { group: "inRoom", keys: ["f"] },
  closeOver: { group: "inRoom", keys: ["Escape"] },
  quickReply: { group: "inRoom", keys: ["g q"] },
  firstUnread: { group: "inRoom", keys: ["g u"] },
  searchTimeline: { group: "inRoom", keys: ["g f"] },
  jumpToTime: { group: "inRoom", keys: ["g t"] },
  filterTimeline: { group: "inRoom", keys: ["g k"] },
  nextEvent: { group: "inTimeline", keys: ["j"] },
  previousEvent: { group: "inTimeline", keys: ["k"] },
  newestEvent: { group: "inTimeline", keys: ["End"], heardBy: "app/_features/timeline/list/use-row-focus.ts" },
  replyToEvent: { group: "inTimeline", keys: ["r"], heardBy: "app/_features/timeline/actions/row-actions.ts" },
  reactToEvent: { group: "inTimeline", keys: ["+"], heardBy: "app/_features/timeline/actions/row-actions.ts" },
  editEvent: { group: "inTimeline", keys: ["e"], heardBy: "app/_features/timeline/actions/row-actions.ts" },
  pinEvent: { group: "inTimeline", keys: ["."], heardBy: "app/_features/timeline/actions/row-actions.ts" },
  markEvent: { group: "inTimeline", keys: ["m"], heardBy: "app/_features/timeline/actions/row-actions.ts" },
  copyEventLink: { group: "inTimeline", keys: ["c"], heardBy: "app/_features/timeline/actions/row-actions.ts" },
  removeEvent: { group: "inTimeline", keys: ["Delete"], heardBy: "app/_features/timeline/actions/row-actions.ts" },
  eventMenu: {
    group: "inTimeline",
    keys: ["ContextMenu"],
    heardBy: "app/_features/timeline/list/use-row-menu-keys.ts",
  },
  openBurst: { group: "inTimeline", keys: ["Enter"], heardBy: "app/_features/timeline/list/stored-row.tsx" },
  leaveTimeline: { group: "inTimeline", keys: ["Escape"], heardBy: "app/_features/timeline/list/use-row-focus.ts" },
  editLastMessage: { group: "inTimeline", keys: ["ArrowUp"], heardBy: "app/_features/timeline/room-composer.tsx" },
  viewPanel: { group: "onPanel", keys: ["v"], heardBy: "app/_features/dashboard/use-panel-keys.ts" },
  pinPanel: { group: "onPanel", keys: ["."], heardBy: "app/_features/dashboard/use-panel-keys.ts" },
  postPanel: { group: "onPanel", keys: ["p"], heardBy: "app/_features/dashboard/use-panel-keys.ts" },
  openInGrafana: { group: "onPanel", keys: ["e"], heardBy: "app/_features/dashboard/use-panel-keys.ts" },
  leavePanel: { group: "onPanel", keys: ["Escape"], heardBy: "app/_features/dashboard/use-panel-keys.ts" },
  replayPlay: { group: "inReplay", keys: [" "], heardBy: REPLAY_KEYS },
  replayNext: { group: "inReplay", keys: ["j", "ArrowRight"], heardBy: REPLAY_KEYS },
  replayPrevious: { group: "inReplay", keys: ["k", "ArrowLeft"], heardBy: REPLAY_KEYS },
  replayAhead: { group: "inReplay", keys: ["PageDown"], heardBy: REPLAY_KEYS },
  replayBack: { group: "inReplay", keys: ["PageUp"], heardBy: REPLAY_KEYS },
  replayFirst: { group: "inReplay", keys: ["Home"], heardBy: REPLAY_KEYS },
  replayLast: { group: "inReplay", keys: ["End"], heardBy: REPLAY_KEYS },
  replayFaster: { group: "inReplay", keys: [">"], heardBy: REPLAY_KEYS },
  replaySlower: { group: "inReplay", keys: ["<"], heardBy: REPLAY_KEYS },
  replayLeave: { group: "inReplay", keys: ["Escape"], heardBy: REPLAY_KEYS },
} as const satisfies Record<string, Shortcut>;

export type ShortcutName = keyof typeof SHORTCUTS;
export const SHORTCUT_NAMES = Object.keys(SHORTCUTS) as ShortcutName[];
