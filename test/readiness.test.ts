import { expect, test } from "vitest";
import { askAtMostOnceASecond, createReadiness } from "../src/readiness.ts";

test("readiness names every problem at once, and is ready without any", async () => {
  const well = createReadiness([() => null, async () => null]);
  expect(await well()).toEqual({ ready: true, problems: [] });
  const ill = createReadiness([() => "One thing", () => null, async () => "Another thing"]);
  expect(await ill()).toEqual({ ready: false, problems: ["One thing", "Another thing"] });
  const faulty = createReadiness([() => Promise.reject(new Error("a mistake"))]);
  expect(await faulty()).toMatchObject({ ready: false });
});

test("somebody else is asked once, however many want to know", async () => {
  let asked = 0;
  const check = askAtMostOnceASecond(
    async () => {
      asked += 1;
    },
    { otherwise: "No answer", everyMs: 60_000 },
  );
  for (let time = 1; time <= 100; time++) expect(await check()).toBeNull();
  expect(asked).toBe(1);
});

test("an answer is asked for again once it is old", async () => {
  let away = true;
  const ask = async () => {
    if (away) throw new Error("away");
  };
  const check = askAtMostOnceASecond(ask, { otherwise: "No answer", everyMs: 1 });
  expect(await check()).toBe("No answer");
  away = false;
  await expect.poll(check).toBeNull();
});

test("whoever does not answer in time, or fails, is a problem, and is not asked again meanwhile", async () => {
  let asked = 0;
  const silent = askAtMostOnceASecond(
    () => {
      asked += 1;
      return new Promise(() => undefined);
    },
    { otherwise: "No answer", everyMs: 1, withinMs: 10 },
  );
  expect([await silent(), await silent(), await silent()]).toEqual(["No answer", "No answer", "No answer"]);
  expect(asked).toBe(1);
  const failing = askAtMostOnceASecond(() => Promise.reject(new Error("away")), { otherwise: "No answer" });
  expect(await failing()).toBe("No answer");
});
