import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { BARE_ENVIRONMENT } from "../bare-environment.ts";
import { askFor, at, message, say } from "./acting.ts";
import { describeInBrowser } from "./in-browser.ts";

const MAIN = fileURLToPath(new URL("../../src/standin/demo/main.ts", import.meta.url));

describeInBrowser("What the page keeps", (stage) => {
  test("a reload keeps who one is, where one is, and what one has typed into a form", async () => {
    const ana = await stage.open(at.general("ana"));
    await say(ana, "/qb-invite nova@x.org");
    const form = ana.getByRole("dialog", { name: "Invite people" });
    await form.getByLabel("Role").selectOption({ label: "Viewer" });
    await form.getByRole("textbox", { name: "Reason" }).fill("Half a reas");
    await form.getByRole("button", { name: "Send request" }).focus();
    await expect.poll(() => JSON.stringify(stage.demo.demo.people()[0]?.views)).toContain("Half a reas");
    await ana.reload();
    expect(await form.getByRole("textbox", { name: "Reason" }).inputValue()).toBe("Half a reas");
    await form.getByRole("button", { name: "Cancel" }).click();
    await form.waitFor({ state: "detached" });

    await ana.getByRole("link", { name: /Lee Park/ }).click();
    await ana.getByRole("link", { name: /quickbase-approvals/ }).click();
    await ana.getByRole("link", { name: /Calls/ }).click();
    await ana.reload();
    expect(await ana.getByRole("link", { name: /Lee Park/ }).getAttribute("aria-current")).toBe("true");
    await ana.getByRole("heading", { name: "# quickbase-approvals" }).waitFor();
    expect(await ana.getByRole("link", { name: /Calls/ }).getAttribute("aria-current")).toBe("true");
    await ana.goBack();
    await ana.getByRole("heading", { name: "# quickbase-approvals" }).waitFor();
  });

  test("script tags and markup are shown wherever they were typed, and never run", async () => {
    const wild = `<script>document.title="run"</script><img src=x onerror="document.title='run'"> *b* <!channel> &lt;`;
    const ana = await stage.open(at.general("ana"));
    const lee = await stage.open(at.approvals("lee"));
    await say(ana, wild);
    await message(ana, "onerror").getByText(wild).waitFor();
    await say(ana, "/qb-invite Nova Reyes <nova@x.org>");
    const form = ana.getByRole("dialog", { name: "Invite people" });
    await form.getByLabel("Role").selectOption({ label: "Viewer" });
    await form.getByRole("textbox", { name: "Note to the people you invite" }).fill(wild);
    await form.getByRole("textbox", { name: "Reason" }).fill(wild);
    await form.getByRole("button", { name: "Send request" }).click();
    await form.waitFor({ state: "detached" });
    await message(lee, "Nova Reyes").getByText(wild).first().waitFor();
    await message(lee, "Nova Reyes").getByRole("button", { name: "Approve" }).click();
    await message(lee, "Nova Reyes was invited.").waitFor();
    await lee.getByRole("link", { name: /Emails/ }).click();
    await lee.getByRole("article", { name: "Email to nova@x.org" }).getByText(wild).waitFor();
    await lee.goto(`${stage.demo.url}/?as=<script>&in=<script>&thread=<script>&tab=<script>`);
    await lee.getByRole("heading", { name: "# general" }).waitFor();
    for (const page of [ana, lee]) expect(await page.title()).toBe("qb-invite demo");
  });

  test("the colours that were chosen stay", async () => {
    const ana = await stage.open(at.general("ana"));
    const ground = () => ana.evaluate<string>("getComputedStyle(document.body).backgroundColor");
    const light = await ground();
    await ana.getByLabel("Theme").selectOption("Dark");
    const dark = await ground();
    expect(dark).not.toBe(light);
    await ana.reload();
    await ana.locator(".app").waitFor();
    expect(await ground()).toBe(dark);
  });

  test("Start over forgets everything, in every window", async () => {
    const ana = await stage.open(at.general("ana"));
    const bob = await stage.open(at.general("bob"));
    await say(ana, "Remember this");
    await message(bob, "Remember this").waitFor();
    await askFor(ana, "Old Oak <old@x.org>");
    await bob.getByRole("link", { name: "Make something go wrong" }).click();
    await bob.getByRole("button", { name: "Take Quickbase down" }).click();
    await bob.getByRole("status").getByText("Quickbase is down.").waitFor();
    await ana.getByRole("button", { name: "Start over" }).click();
    await ana
      .getByRole("dialog", { name: "Start over?" })
      .getByRole("button", { name: "Start over" })
      .click();
    await message(bob, "Remember this").waitFor({ state: "detached" });
    await bob.getByRole("button", { name: "Take Quickbase down" }).waitFor();
    await bob.getByText("qb-invite is connected").waitFor();
    await ana.getByRole("button", { name: "Start over", exact: true }).waitFor();
    await say(ana, "/qb-invite status");
    await ana.getByText("You haven't asked for an invitation yet.").waitFor();
  });

  test("a page that was left open connects by itself when the demo is started again", async () => {
    const first = await startDemo(0);
    const ana = await stage.open(at.general("ana"));
    await ana.goto(`${first.url}/?as=ana`);
    await ana.getByText("qb-invite is connected").waitFor();
    await first.stop();
    await ana.getByText("The demo does not answer. This page connects again by itself.").waitFor();
    const second = await startDemo(Number(new URL(first.url).port));
    await ana.getByText("The demo does not answer.").waitFor({ state: "detached" });
    await say(ana, "Here again");
    await message(ana, "Here again").waitFor();
    await second.stop();
  });

  test("a second demo on a port that is taken says how to choose another", async () => {
    const { port } = new URL(stage.demo.url);
    const child = spawn(process.execPath, [MAIN], {
      env: { ...BARE_ENVIRONMENT, DEMO_PORT: port },
      stdio: ["ignore", "ignore", "pipe"],
    });
    const said: Buffer[] = [];
    child.stderr.on("data", (part: Buffer) => said.push(part));
    expect(await once(child, "close")).toEqual([1, null]);
    expect(Buffer.concat(said).toString()).toContain(`Port ${port} is taken`);
    expect(Buffer.concat(said).toString()).toContain("npm run demo -- --port");
  });
});

/** The demo as `npm run demo` starts it. */
async function startDemo(port: number): Promise<{ url: string; stop: () => Promise<void> }> {
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", MAIN, `--port=${port}`], {
    env: { ...BARE_ENVIRONMENT },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "close");
  const stop = async () => {
    child.kill("SIGTERM");
    await ended;
  };
  onTestFinished(stop);
  for await (const part of child.stdout) {
    const url = /The demo is at (\S+)/.exec(String(part))?.[1];
    if (url !== undefined) return { url, stop };
  }
  throw new Error("The demo did not start");
}
