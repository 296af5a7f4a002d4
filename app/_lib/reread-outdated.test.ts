import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { afterEach, expect, it, vi } from "vitest";
import { rereadOutdated } from "@/app/_lib/reread-outdated";

const client = new QueryClient();
rereadOutdated(client);
afterEach(() => client.clear());

/** A list that grows on the server, and answers when it is told to. */
function slowList(queryKey: string[]) {
  const answers: (() => void)[] = [];
  let items = ["first"];
  const observer = new QueryObserver(client, {
    queryKey,
    staleTime: Infinity,
    queryFn: () => {
      const seen = items;
      return new Promise<string[]>((resolve) => answers.push(() => resolve(seen)));
    },
  });
  return {
    stop: observer.subscribe(() => undefined),
    shown: () => observer.getCurrentResult().data,
    asked: () => answers.length,
    answer: () => answers.at(-1)?.(),
    grow: () => {
      items = [...items, "second"];
      void client.invalidateQueries({ queryKey });
    },
  };
}

it("shows what came while the list was read for the first time", async () => {
  const list = slowList(["tasks"]);
  list.grow();
  expect(list.asked()).toBe(1);
  list.answer();
  await vi.waitFor(() => expect(list.asked()).toBe(2), 5_000);
  list.answer();
  await vi.waitFor(() => expect(list.shown()).toEqual(["first", "second"]), 5_000);
  list.stop();
});

it("asks once where nothing came meanwhile, and once more for what comes later", async () => {
  const list = slowList(["pins"]);
  list.answer();
  await vi.waitFor(() => expect(list.shown()).toEqual(["first"]), 5_000);
  expect(list.asked()).toBe(1);
  list.grow();
  expect(list.asked()).toBe(2);
  list.answer();
  await vi.waitFor(() => expect(list.shown()).toEqual(["first", "second"]), 5_000);
  expect(list.asked()).toBe(2);
  list.stop();
});
