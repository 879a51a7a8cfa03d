import { expect, test } from "vitest";
import { createLane } from "../../src/lib/lane.ts";

/** Work that begins when it is told to, and ends when the test says so. */
function someWork() {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const work = (name: string) => () => {
    begun.push(name);
    return new Promise<string>((resolve) => ends.set(name, () => resolve(name)));
  };
  return { begun, work, end: (name: string) => ends.get(name)?.() };
}

test("later() has a few in hand, and begins the next in order when one ends", async () => {
  const { begun, work, end } = someWork();
  const lane = createLane({ atOnce: 2 });
  const [one, ...others] = ["a", "b", "c", "d"].map((name) => lane.later(work(name)));
  await Promise.resolve();
  expect(begun).toEqual(["a", "b"]);
  end("a");
  expect(await one).toBe("a");
  expect(begun).toEqual(["a", "b", "c"]);
  for (const name of ["b", "c"]) end(name);
  await Promise.all(others.slice(0, 2));
  end("d");
  expect(await Promise.all(others)).toEqual(["b", "c", "d"]);
});

test("first() begins at once, however many wait, and none of those begins before it ends", async () => {
  const { begun, work, end } = someWork();
  const lane = createLane({ atOnce: 1 });
  const [one, two] = [lane.later(work("a")), lane.later(work("b"))];
  await Promise.resolve();
  const urgent = [lane.first(work("x")), lane.first(work("y"))];
  expect(begun).toEqual(["a", "x", "y"]);
  end("a");
  end("x");
  await Promise.all([one, urgent[0]]);
  expect(begun).toEqual(["a", "x", "y"]);
  end("y");
  await urgent[1];
  await Promise.resolve();
  expect(begun).toEqual(["a", "x", "y", "b"]);
  end("b");
  expect(await two).toBe("b");
});

test("work that fails gives its turn on", async () => {
  const lane = createLane({ atOnce: 1 });
  const fails = async () => {
    throw new Error("no");
  };
  await expect(lane.later(fails)).rejects.toThrow("no");
  await expect(lane.first(fails)).rejects.toThrow("no");
  expect(await lane.later(async () => "next")).toBe("next");
});
