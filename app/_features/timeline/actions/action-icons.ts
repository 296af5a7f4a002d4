import {
  Copy,
  Flag,
  FlagOff,
  History,
  Link,
  type LucideIcon,
  MessageSquareReply,
  Pencil,
  Pin,
  PinOff,
  SmilePlus,
  Trash2,
} from "lucide-react";
import type { RowAction } from "./row-actions";

/** The sign of each action; its words are `timeline.actions.<action>`. */
export const ACTION_ICONS: Record<RowAction, LucideIcon> = {
  react: SmilePlus,
  reply: MessageSquareReply,
  edit: Pencil,
  pin: Pin,
  unpin: PinOff,
  mark: Flag,
  unmark: FlagOff,
  copyText: Copy,
  copyLink: Link,
  history: History,
  remove: Trash2,
};
