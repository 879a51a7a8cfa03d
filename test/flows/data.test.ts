import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { startBotProcess } from "../../src/standin/demo/bot-process.ts";
import { APPROVALS } from "../../src/standin/demo/demo-world.ts";
import { dmWithBot } from "../../src/standin/slack/people/person.ts";
import { diagnose } from "../doctor/doctor-in-world.ts";
import { openForm, openWorld, startBot } from "./bot-in-world.ts";

const isRoot = process.getuid?.() === 0 && process.platform === "linux";

test("a file that is deleted under the bot stops it with a clear last line, and no form is acknowledged into nothing", async () => {
  const world = await openWorld();
  const bot = await startBot(world);
  const form = await openForm(world.ana);
  await form.chooses("Role", "Participant");
  await form.fills("People", "Kim Known <kim@x.org>");
  await form.fills("Reason", "The audit starts on Monday");
  rmSync(join(world.folder, "qb-invite.db"));
  expect(await form.submits()).toBe("failed");
  expect(await bot.exited).toBe(1);
  expect(JSON.parse(bot.lines.at(-1) ?? "")).toMatchObject({
    level: 60,
    msg: expect.stringMatching(
      /qb-invite\.db" was deleted, moved or replaced while in use, so qb-invite stops/,
    ),
  });
  expect(world.lee.reads(APPROVALS)).toBe("");
});

test("a second bot on the same file, by a symlink and without the lock beside it, is refused", async () => {
  const world = await openWorld();
  await startBot(world);
  symlinkSync(join(world.folder, "qb-invite.db"), join(world.folder, "link.db"));
  rmSync(join(world.folder, "qb-invite.db.lock"));
  const environment = { ...world.environment, DATABASE_URL: `sqlite:${join(world.folder, "link.db")}` };
  const second = startBotProcess({ environment, folder: world.folder });
  onTestFinished(async () => void (await second.end("SIGKILL")));
  expect(await second.exited).toBe(1);
  expect(second.lines).toEqual([
    "Cannot start: another qb-invite is using this database; stop it, or set DATABASE_URL to another one",
  ]);
});

describe.runIf(isRoot)("on a disk that is full (needs the rights to mount one)", () => {
  test("the person hears that nothing was saved, the log says why, and the bot goes on when there is room", async () => {
    const world = await openWorld();
    const { ana, folder } = world;
    const disk = join(folder, "disk");
    mkdirSync(disk);
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=1m", "tmpfs", disk]);
    onTestFinished(() => void execFileSync("umount", ["--lazy", disk]));
    const bot = await startBot(world, onTestFinished, { DATABASE_URL: `sqlite:${join(disk, "rows.db")}` });
    const form = await openForm(ana);
    await form.chooses("Role", "Participant");
    await form.fills("People", "Kim Known <kim@x.org>");
    await form.fills("Reason", "The audit starts on Monday");
    const filler = join(disk, "filler");
    try {
      writeFileSync(filler, Buffer.alloc(2_000_000));
    } catch {
      // As much of it as there was room for.
    }
    expect(await form.submits()).toBe("failed");
    await ana.sees("Nothing was saved: qb-invite has no disk space left.", { in: dmWithBot });
    expect(bot.lines.join("\n")).toContain("Cannot write to the database: the disk is full");
    rmSync(filler);
    expect(await form.submits()).toBe("cleared");
    await ana.sees("You asked to invite Kim Known", { in: dmWithBot });
  });

  test("a folder where nothing may be written is told by start and doctor", async () => {
    const world = await openWorld();
    const folder = join(world.folder, "read-only");
    mkdirSync(folder);
    execFileSync("mount", ["-t", "tmpfs", "-o", "ro", "tmpfs", folder]);
    onTestFinished(() => void execFileSync("umount", [folder]));
    const DATABASE_URL = `sqlite:${join(folder, "rows.db")}`;
    const bot = startBotProcess({
      environment: { ...world.environment, DATABASE_URL },
      folder: world.folder,
    });
    expect(await bot.exited).toBe(1);
    expect(bot.lines).toEqual([
      expect.stringMatching(
        /^Cannot open the database file ".*" \(DATABASE_URL\): EROFS: read-only.*; let the user that runs qb-invite/,
      ),
    ]);
    expect((await diagnose(world, { DATABASE_URL })).get("store.database")).toMatchObject({
      status: "failed",
      detail: expect.stringMatching(/cannot be created \(.*read-only/),
    });
  });
});
