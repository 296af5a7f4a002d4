import { expect, it } from "vitest";
import { isPassingFailure } from "@/server/platform/is-passing-failure";

const prisma = (originalCode: string) =>
  Object.assign(new Error("Raw query failed"), {
    code: "P2010",
    meta: { driverAdapterError: Object.assign(new Error("down"), { cause: { originalCode } }) },
  });

it.each([
  ["a server that goes down", prisma("57P01")],
  ["a deadlock", prisma("40P01")],
  ["a line that broke", Object.assign(new Error("read"), { code: "ECONNRESET" })],
  ["a connection that was lost before", new Error("Client has encountered a connection error and is not queryable")],
  ["no connection in time", new Error("timeout exceeded when trying to connect")],
])("%s passes", (_, error) => expect(isPassingFailure(error)).toBe(true));

it.each([
  ["a value that the database cannot take", prisma("22P02")],
  ["a bug", new TypeError("Cannot read properties of undefined")],
  ["nothing", undefined],
])("%s does not", (_, error) => expect(isPassingFailure(error)).toBe(false));
