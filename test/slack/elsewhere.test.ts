import { expect, test } from "vitest";
import { type Elsewhere, elsewhereOf } from "../../src/slack/elsewhere.ts";

const OURS = { teamId: "T1", appId: "A1" };

test.each<[string, unknown, Elsewhere | null]>([
  ["a click of ours", { api_app_id: "A1", team: { id: "T1" }, user: { id: "U1", team_id: "E1" } }, null],
  ["a command of ours", { api_app_id: "A1", team_id: "T1" }, null],
  ["a shortcut, which names no app", { team: { id: "T1" } }, null],
  ["an event of ours in a shared channel", { team_id: "T2", context_team_id: "T1" }, null],
  ["a form from the other side", { team: { id: "T2" }, view: { app_installed_team_id: "T1" } }, null],
  [
    "a form of another workspace",
    { team: { id: "T1" }, view: { app_installed_team_id: "T2" } },
    "another workspace",
  ],
  ["a click of another workspace", { api_app_id: "A1", team: { id: "T2" } }, "another workspace"],
  ["a click of another app", { api_app_id: "A2", team: { id: "T1" } }, "another app"],
  ["a click of an installation for a whole organisation", { api_app_id: "A1", team: null }, "not said"],
  ["what says nothing", {}, "not said"],
  ["what is no object", null, "not said"],
  ["a team that is a text", { team: "T1" }, "not said"],
  ["a view that is a text", { team: { id: "T1" }, view: "V1" }, null],
])("elsewhereOf() judges %s", (_, body, elsewhere) => {
  expect(elsewhereOf(body, OURS)).toBe(elsewhere);
});

test("elsewhereOf() goes by the workspace alone where the id of the app is not known", () => {
  expect(elsewhereOf({ api_app_id: "A2", team: { id: "T1" } }, { ...OURS, appId: null })).toBe(null);
});
