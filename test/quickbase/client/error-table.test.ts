import { describe, expect, test } from "vitest";
import {
  adviseOn,
  ERROR_TABLE,
  type MustAct,
  type RetryClass,
} from "../../../src/quickbase/client/error-table.ts";
import { openClient, refusal, rejectionOf, startServer } from "../support.ts";

// https://help.quickbase.com/docs/error-codes, with 55 and 120 as older clients of the vendor name them.
const documented = toNumbers("0-15 19-38 50-55 60 61 70 71 73-78 80-85 87 100-105 110-114 120 150-152");

function toNumbers(ranges: string): number[] {
  return ranges.split(" ").flatMap((range) => {
    const [first = 0, last = first] = range.split("-").map(Number);
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
}

test("the error table has every documented number once, in order", () => {
  expect(ERROR_TABLE.map(({ errcode }) => errcode)).toEqual(documented);
});

describe("each number has a sentence for the operator", () => {
  test.each(ERROR_TABLE)("$errcode, $text", ({ text, forOperator }) => {
    expect(text).toMatch(/^[A-Z].*[^.]$/);
    expect(forOperator).toMatch(/^([A-Z]|qb-invite).*\.$/);
    expect(forOperator).not.toMatch(/not documented/);
    expect(forOperator.length).toBeLessThanOrEqual(200);
    // The operator is not somebody who asked for an invitation.
    expect(forOperator).not.toMatch(/new request|invitation|Ask whoever runs|Try again/i);
  });
});

describe("whom a number is about", () => {
  test.each([
    ["our access", "4 7 12-15 19 20 22-24 32 55 70 71 73 74 78 83 150-152"],
    ["either", "2 3 27-29 81 114"],
  ])("%s", (concern, numbers) => {
    const rows = ERROR_TABLE.filter((advice) => advice.concern === concern);
    expect(rows.map(({ errcode }) => errcode)).toEqual(toNumbers(numbers));
  });

  test("a number that nobody documented may be about either", () => {
    expect(adviseOn(4711).concern).toBe("either");
  });
});

describe("who must act, and whether another try helps", () => {
  test.each<[MustAct, RetryClass, number[]]>([
    ["nobody", "soon", [82, 100, 101, 105]],
    ["nobody", "later", [61, 77, 104]],
    ["nobody", "once", [60]],
    ["nobody", "never", [0, 111, 112, 113]],
    ["operator", "once", [1, 84, 85]],
    ["requester", "never", [2, 21, 27, 50, 110]],
  ])("%s, %s", (mustAct, retry, errcodes) => {
    const rows = ERROR_TABLE.filter((advice) => advice.mustAct === mustAct && advice.retry === retry);
    expect(rows.map(({ errcode }) => errcode)).toEqual(errcodes);
  });

  test("an operator for all the others, without a retry", () => {
    const others = ERROR_TABLE.filter(({ mustAct, retry }) => mustAct === "operator" && retry === "never");
    expect(others).toHaveLength(ERROR_TABLE.length - 4 - 3 - 1 - 4 - 3 - 5);
  });
});

describe("the client throws each number with its advice", () => {
  test.each(ERROR_TABLE.filter(({ errcode }) => errcode !== 0))("$errcode", async (advice) => {
    const { origin, received } = await startServer(refusal(advice.errcode, advice.text, "Some detail"));
    const mail = { appDbid: "bck7gp3q2", userId: "112248.5nzg" };
    expect(await rejectionOf(openClient(origin).sendInvitation(mail))).toMatchObject({
      name: "QuickbaseRefusedError",
      action: "API_SendInvitation",
      errcode: advice.errcode,
      errtext: advice.text,
      errdetail: "Some detail",
      advice,
      message: `Cannot complete API_SendInvitation: Quickbase answered ${advice.errcode}, "${advice.text}" (Some detail)`,
    });
    expect(received).toHaveLength(1);
  });

  test("a number that nobody documented is for an operator", async () => {
    const { origin } = await startServer(refusal(4711, "Coffee is out"));
    const error = await rejectionOf(openClient(origin).getDbInfo({ appDbid: "bck7gp3q2" }));
    expect(error).toMatchObject({
      errcode: 4711,
      advice: { mustAct: "operator", retry: "never", effect: "none" },
    });
  });
});

test("the numbers of Quickbase's own faults say that a change may have happened in spite of them", () => {
  expect(ERROR_TABLE.filter(({ effect }) => effect === "unknown").map(({ errcode }) => errcode)).toEqual([
    1, 82, 84, 85, 100, 101, 105,
  ]);
});
