import { expect, it } from "vitest";
import { isFound } from "@/app/_features/service/is-found";

const service = {
  name: "Checkout API",
  slug: "checkout",
  description: "處理付款",
  team: { id: "t", name: "Payments" },
  links: [{ kind: "channel" as const, title: "#pay", target: "https://chat.example/pay" }],
};

it.each([
  ["", true],
  ["check", true],
  ["API checkout", true],
  ["payments", true],
  ["付款", true],
  ["#pay", true],
  ["ＡＰＩ", true],
  ["checkout cart", false],
])("%j: %s", (text, found) => expect(isFound(service, text)).toBe(found));
