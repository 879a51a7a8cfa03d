import type { DemoWorld } from "../demo-world.ts";
import type { ScenePicture } from "../picture.ts";
import type { Scene } from "./scene.ts";
import { Script } from "./script.ts";

type Stage = "ready" | "asking" | "pressed" | "over" | "failed";

/** Two approvers press in the same moment: one decision, and one email. */
export class RaceScene implements Scene {
  readonly id = "race";
  readonly #world: DemoWorld;
  readonly #script: Script;
  readonly #changed: () => void;
  #stage: Stage = "ready";
  #round = 0;
  #told: string[] = [];

  constructor(world: DemoWorld, { changed }: { changed: () => void }) {
    this.#world = world;
    this.#script = new Script(world);
    this.#changed = changed;
  }

  picture(): ScenePicture {
    const isOver = this.#stage === "over" || this.#stage === "failed";
    return {
      id: this.id,
      label: "Two approvals at once",
      state: this.#stage === "ready" ? "ready" : isOver ? "over" : "playing",
      progress: null,
      ...this.#words(),
    };
  }

  press(): void {
    if (["ready", "over", "failed"].includes(this.#stage)) void this.#play();
  }

  end(): void {
    this.#script.end();
  }

  async #play(): Promise<void> {
    this.#round += 1;
    const { lee, max } = this.#world;
    const script = this.#script;
    try {
      this.#enter("asking");
      const button = await script.ask([`Remy Race <remy@${this.#domain()}>`]);
      this.#enter("pressed");
      const earlier = new Set(script.approvals().messages.map(({ ts }) => ts));
      await Promise.all([script.press(button, lee), script.press(button, max)]);
      await script.until(() => script.emailsTo(this.#domain()).length > 0);
      await script.untilQuiet();
      this.#told = [lee, max]
        .filter(({ id }) =>
          script.approvals().messages.some(({ ts, onlyFor }) => onlyFor === id && !earlier.has(ts)),
        )
        .map(({ name }) => name);
      this.#enter("over");
    } catch {
      this.#enter("failed");
    }
  }

  /** Another one in each round: who was invited once is no longer new. */
  #domain(): string {
    return `race${this.#round}.example`;
  }

  #enter(stage: Stage): void {
    this.#stage = stage;
    this.#changed();
  }

  #words(): Pick<ScenePicture, "says" | "button"> {
    switch (this.#stage) {
      case "ready":
        return { says: "Lee and Max press Approve in the same moment.", button: "Approve twice at once" };
      case "asking":
        return { says: "Ana asks. Lee and Max are about to press.", button: null };
      case "pressed":
        return { says: "Lee and Max have both pressed Approve.", button: null };
      case "over": {
        const emails = this.#script.emailsTo(this.#domain()).length;
        const sent = emails === 1 ? "One email was sent" : `${emails} emails were sent`;
        const told =
          this.#told.length === 1
            ? `${this.#told[0]} came second, and was told so`
            : "the card names who was first";
        return { says: `Both pressed, one counts. ${sent}; ${told}.`, button: "Play it again" };
      }
      case "failed":
        return { says: "This didn't work out. Is something else going wrong?", button: "Play it again" };
    }
  }
}
