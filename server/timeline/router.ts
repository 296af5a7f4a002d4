import { protectedProcedure, router } from "@/server/platform/trpc";
import { beforeInput, latestInput, postMessageInput, sinceInput } from "@/server/timeline/contract";
import {
  aroundInput,
  editInput,
  filteredInput,
  historyInput,
  markReadInput,
  peopleInput,
  reactInput,
  roomInput,
  targetInput,
  threadInput,
} from "@/server/timeline/contract/conversation";
import { momentsInput } from "@/server/timeline/contract/moments";
import { editMessage } from "@/server/timeline/edit-message";
import { findMentionable, findPeople } from "@/server/timeline/find-people";
import { filterEvents, listKeyUpdates, listPins } from "@/server/timeline/list-events";
import { markEvent } from "@/server/timeline/mark-event";
import { pinEvent } from "@/server/timeline/pin-event";
import { postMessage } from "@/server/timeline/post-message";
import { eventsAround, eventsBefore, eventsSince, latestEvents } from "@/server/timeline/queries";
import { reactToEvent } from "@/server/timeline/react-to-event";
import { readHistory } from "@/server/timeline/read-history";
import { readMoments } from "@/server/timeline/read-moments";
import { markRead, readPosition } from "@/server/timeline/read-position";
import { readThread } from "@/server/timeline/read-thread";
import { removeMessage } from "@/server/timeline/remove-message";

const target = protectedProcedure.input(targetInput);
const reaction = protectedProcedure.input(reactInput);
const room = protectedProcedure.input(roomInput);
const people = protectedProcedure.input(peopleInput);

export const timelineRouter = router({
  post: protectedProcedure.input(postMessageInput).mutation(({ ctx, input }) => postMessage(ctx, input)),
  edit: protectedProcedure.input(editInput).mutation(({ ctx, input }) => editMessage(ctx, input)),
  remove: target.mutation(({ ctx, input }) => removeMessage(ctx, input)),
  react: reaction.mutation(({ ctx, input }) => reactToEvent(ctx, input, true)),
  unreact: reaction.mutation(({ ctx, input }) => reactToEvent(ctx, input, false)),
  pin: target.mutation(({ ctx, input }) => pinEvent(ctx, input, true)),
  unpin: target.mutation(({ ctx, input }) => pinEvent(ctx, input, false)),
  mark: target.mutation(({ ctx, input }) => markEvent(ctx, input, true)),
  unmark: target.mutation(({ ctx, input }) => markEvent(ctx, input, false)),
  since: protectedProcedure.input(sinceInput).query(({ ctx, input }) => eventsSince(ctx, input)),
  latest: protectedProcedure.input(latestInput).query(({ ctx, input }) => latestEvents(ctx, input)),
  before: protectedProcedure.input(beforeInput).query(({ ctx, input }) => eventsBefore(ctx, input)),
  around: protectedProcedure.input(aroundInput).query(({ ctx, input }) => eventsAround(ctx, input)),
  thread: protectedProcedure.input(threadInput).query(({ ctx, input }) => readThread(ctx, input)),
  history: protectedProcedure.input(historyInput).query(({ ctx, input }) => readHistory(ctx, input)),
  pins: room.query(({ ctx, input }) => listPins(ctx, input)),
  keyUpdates: room.query(({ ctx, input }) => listKeyUpdates(ctx, input)),
  filtered: protectedProcedure.input(filteredInput).query(({ ctx, input }) => filterEvents(ctx, input)),
  moments: protectedProcedure.input(momentsInput).query(({ ctx, input }) => readMoments(ctx, input)),
  people: people.query(({ ctx, input }) => findPeople(ctx, input)),
  mentionable: people.query(({ ctx, input }) => findMentionable(ctx, input)),
  markRead: protectedProcedure.input(markReadInput).mutation(({ ctx, input }) => markRead(ctx, input)),
  readMark: room.query(({ ctx, input }) => readPosition(ctx, input)),
});
