import { expect, it } from "vitest";
import { organizationTurns } from "@/server/alert/organization-turns";

function gate() {
  const open: (() => void)[] = [];
  return { open, wait: () => new Promise<void>((done) => open.push(done)) };
}
const settled = () => new Promise((done) => setTimeout(done, 0));

it("works for one organization once at a time, and once more for all that asked meanwhile", async () => {
  const { open, wait } = gate();
  const begun: string[] = [];
  const turns = organizationTurns((id) => (begun.push(id), wait()), { most: 4, onError: () => undefined });
  for (const id of ["a", "a", "b", "a"]) turns.wake(id);
  expect(begun).toEqual(["a", "b"]);
  open.shift()?.();
  await settled();
  expect(begun).toEqual(["a", "b", "a"]);
  for (const each of open) each();
  await settled();
  expect(begun).toHaveLength(3);
});

it("does a few at once, tells what failed, and begins nothing when it closes", async () => {
  const { open, wait } = gate();
  const [begun, errors]: [string[], unknown[]] = [[], []];
  const work = async (id: string) => {
    begun.push(id);
    await wait();
    if (id === "a") throw new Error("broken");
  };
  const turns = organizationTurns(work, { most: 2, onError: (error) => errors.push(error) });
  for (const id of ["a", "b", "c", "d"]) turns.wake(id);
  expect(begun).toEqual(["a", "b"]);
  open.shift()?.();
  await settled();
  expect(begun).toEqual(["a", "b", "c"]);
  expect(errors).toEqual([new Error("broken")]);
  const closed = turns.close();
  for (const each of open) each();
  await closed;
  expect(begun).toEqual(["a", "b", "c"]);
});
