import { expect, test } from "vitest";
import { createOneAtATime } from "../../src/lib/one-at-a-time.ts";

test("tasks with one key run one after the other, those with another key beside them", async () => {
  const oneAtATime = createOneAtATime();
  const gate = Promise.withResolvers<void>();
  const ran: string[] = [];
  const first = oneAtATime("a", async () => {
    ran.push("a1 begins");
    await gate.promise;
    ran.push("a1 ends");
  });
  const second = oneAtATime("a", async () => void ran.push("a2"));
  await oneAtATime("b", async () => void ran.push("b"));
  expect(ran).toEqual(["a1 begins", "b"]);
  gate.resolve();
  await Promise.all([first, second]);
  expect(ran).toEqual(["a1 begins", "b", "a1 ends", "a2"]);
});

test("a task that fails is told to its caller alone", async () => {
  const oneAtATime = createOneAtATime();
  const failing = oneAtATime("a", () => Promise.reject(new Error("no")));
  const next = oneAtATime("a", async () => "yes");
  await expect(failing).rejects.toThrow("no");
  expect(await next).toBe("yes");
});
