import { QuickbaseWeather, type Weather } from "../quickbase/weather.ts";
import type { BotKeeper } from "./bot-keeper.ts";
import type { DemoWorld } from "./demo-world.ts";
import type { WeatherPicture } from "./picture.ts";

type Switch = Omit<WeatherPicture, "isOn"> & {
  isOn: () => boolean;
  turn: (on: boolean) => void | Promise<void>;
};

const ROLE_GONE = 11;
const RETRY_AFTER_SECONDS = 5;

const QUICKBASE: { weather: Weather; label: string; says: string }[] = [
  { weather: "slow", label: "Slow", says: "Every answer takes four seconds" },
  { weather: "down", label: "Down", says: "Nobody answers at its address" },
  { weather: "html", label: "Answers HTML", says: "Every call gets a web page, as from a proxy in trouble" },
  { weather: "bad token", label: "Bad token", says: "The bot's user token no longer works" },
  {
    weather: "role gone",
    label: "Role gone",
    says: "Somebody deletes the role Participant in Project Tracker",
  },
];

/** Every switch with which a visitor makes the world of the demo difficult. */
export class DemoWeather {
  readonly #switches: Switch[];
  readonly #changed: () => void;

  constructor(world: DemoWorld, bot: BotKeeper, changed: () => void) {
    this.#changed = changed;
    this.#switches = [...quickbaseSwitches(world), ...slackSwitches(world), botSwitch(world, bot)];
  }

  /** Every switch, and whether it is on. */
  picture(): WeatherPicture[] {
    return this.#switches.map(({ turn: _turn, isOn, ...shown }) => ({ ...shown, isOn: isOn() }));
  }

  /** Turns a switch; resolves when it has taken effect, and says whether there is such a switch. */
  async turn(id: string, on: boolean): Promise<boolean> {
    const found = this.#switches.find((each) => each.id === id);
    if (found === undefined) return false;
    if (found.isMomentary || found.isOn() !== on) await found.turn(on);
    this.#changed();
    return true;
  }
}

function quickbaseSwitches({ quickbase, apps }: DemoWorld): Switch[] {
  const weather = new QuickbaseWeather(quickbase, { appDbid: apps.projectTracker, roleId: ROLE_GONE });
  const known = QUICKBASE.map(
    ({ weather: name, label, says }): Switch => ({
      id: `quickbase ${name}`,
      where: "Quickbase",
      label,
      says,
      isMomentary: false,
      isOn: () => weather.current.includes(name),
      turn: (on) => (on ? weather.switchOn(name) : weather.switchOff(name)),
    }),
  );
  const lostAnswer = toggle(() =>
    quickbase.faults.add({ action: "API_SendInvitation", fault: { kind: "reset", at: "after" } }),
  );
  return [
    ...known,
    {
      id: "quickbase mail unknown",
      where: "Quickbase",
      label: "Mail unknown",
      says: "The line is cut after a mail went out and before Quickbase says so",
      isMomentary: false,
      ...lostAnswer,
    },
  ];
}

function slackSwitches({ slack }: DemoWorld): Switch[] {
  const rateLimited = toggle(() => {
    const ends = ["chat.postMessage", "chat.update"].map((method) =>
      slack.faults.add({ method, rateLimited: RETRY_AFTER_SECONDS }),
    );
    return () => {
      for (const end of ends) end();
    };
  });
  return [
    {
      id: "slack rate limited",
      where: "Slack",
      label: "Rate limited",
      says: `Messages and edits are refused: come back in ${RETRY_AFTER_SECONDS} seconds`,
      isMomentary: false,
      ...rateLimited,
    },
    {
      id: "slack drops socket",
      where: "Slack",
      label: "Drop socket",
      says: "The bot's connection is cut once, without a word",
      isMomentary: true,
      isOn: () => false,
      turn: () => slack.dropSockets(),
    },
  ];
}

function botSwitch(world: DemoWorld, bot: BotKeeper): Switch {
  return {
    id: "bot killed",
    where: "Bot",
    label: "Killed",
    says: "The bot's process is killed in the middle of its work, and started again when you switch this off",
    isMomentary: false,
    isOn: () => ["killed", "ended"].includes(bot.state(world.slack.connections)),
    turn: (on) => (on ? bot.kill() : bot.start(world)),
  };
}

function toggle(begin: () => () => void): Pick<Switch, "isOn" | "turn"> {
  let end: (() => void) | null = null;
  return {
    isOn: () => end !== null,
    turn: (on) => {
      end?.();
      end = on ? begin() : null;
    },
  };
}
