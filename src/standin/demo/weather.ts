import { QuickbaseWeather, type Weather } from "../quickbase/weather.ts";
import type { BotKeeper } from "./bot-keeper.ts";
import type { DemoWorld } from "./demo-world.ts";
import type { WeatherPicture } from "./picture.ts";

/** What a switch says while it is off, and while it is on. */
type Words = { says: string; button: string };

type Switch = Pick<WeatherPicture, "id" | "where" | "label"> & {
  off: Words;
  /** Left out for what happens once when pressed, and is over. */
  on?: Words;
  isOn: () => boolean;
  turn: (on: boolean) => void | Promise<void>;
};

const ROLE_GONE = 11;
const RETRY_AFTER_SECONDS = 5;

const QUICKBASE: { weather: Weather; label: string; off: Words; on: Words }[] = [
  {
    weather: "down",
    label: "Quickbase is down",
    off: { says: "Quickbase stops answering.", button: "Take Quickbase down" },
    on: {
      says: "Nobody answers at Quickbase. Approve a request: qb-invite keeps trying, and goes on when Quickbase is back.",
      button: "Bring Quickbase back",
    },
  },
  {
    weather: "slow",
    label: "Quickbase is slow",
    off: { says: "Every answer takes four seconds.", button: "Slow Quickbase down" },
    on: {
      says: "Every answer takes four seconds. Approve a request, and watch the card fill in.",
      button: "Speed Quickbase up",
    },
  },
  {
    weather: "bad token",
    label: "Token revoked",
    off: { says: "Quickbase no longer accepts qb-invite's token.", button: "Revoke the token" },
    on: {
      says: "Quickbase rejects qb-invite's token. What is approved waits until the token works again.",
      button: "Restore the token",
    },
  },
  {
    weather: "role gone",
    label: "Role deleted",
    off: { says: "Somebody deletes the role Participant in Project Tracker.", button: "Delete the role" },
    on: {
      says: "The role Participant is gone. Approve a request for it: nobody is called invited.",
      button: "Restore the role",
    },
  },
  {
    weather: "html",
    label: "Web pages for answers",
    off: { says: "Every call gets a web page, as from a proxy in trouble.", button: "Answer with web pages" },
    on: {
      says: "Every call gets a web page in place of an answer. Approve a request: nobody is called invited.",
      button: "Answer properly",
    },
  },
];

/** Everything that a visitor can make go wrong in the world of the demo. */
export class DemoWeather {
  readonly #switches: Switch[];
  readonly #changed: () => void;

  constructor(world: DemoWorld, bot: BotKeeper, changed: () => void) {
    this.#changed = changed;
    this.#switches = [...quickbaseSwitches(world), ...slackSwitches(world), botSwitch(world, bot)];
  }

  /** Every switch, and whether it is on. */
  picture(): WeatherPicture[] {
    return this.#switches.map(({ id, where, label, off, on, ...each }) => {
      const isOn = each.isOn();
      return { id, where, label, isOn, ...(isOn ? (on ?? off) : off) };
    });
  }

  /** Turns a switch; resolves when it has taken effect, and says whether there is such a switch. */
  async turn(id: string, on: boolean): Promise<boolean> {
    const found = this.#switches.find((each) => each.id === id);
    if (found === undefined) return false;
    if (found.on === undefined || found.isOn() !== on) await found.turn(on);
    this.#changed();
    return true;
  }
}

function quickbaseSwitches({ quickbase, apps }: DemoWorld): Switch[] {
  const weather = new QuickbaseWeather(quickbase, { appDbid: apps.projectTracker, roleId: ROLE_GONE });
  const known = QUICKBASE.map(
    ({ weather: name, ...words }): Switch => ({
      id: `quickbase ${name}`,
      where: "Quickbase",
      ...words,
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
      label: "Confirmations get lost",
      off: {
        says: "The connection breaks after an email went out, before Quickbase says so.",
        button: "Lose confirmations",
      },
      on: {
        says: "Emails go out, but Quickbase's answer gets lost. Approve a request: qb-invite says that it doesn't know, and sends nothing twice by itself.",
        button: "Deliver confirmations",
      },
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
      label: "Slack is rate limiting",
      off: {
        says: `Slack refuses messages and edits: come back in ${RETRY_AFTER_SECONDS} seconds.`,
        button: "Limit qb-invite",
      },
      on: {
        says: "Slack refuses every message and edit. Cards lag behind, and catch up when this ends.",
        button: "Lift the limit",
      },
      ...rateLimited,
    },
    {
      id: "slack drops socket",
      where: "Slack",
      label: "Connection lost",
      off: {
        says: "Slack cuts qb-invite's connections once. It connects again by itself.",
        button: "Cut the connections",
      },
      isOn: () => false,
      turn: () => slack.dropSockets(),
    },
  ];
}

function botSwitch(world: DemoWorld, bot: BotKeeper): Switch {
  return {
    id: "bot killed",
    where: "qb-invite",
    label: "qb-invite is not running",
    off: {
      says: "The process is killed in the middle of its work, as in a power cut.",
      button: "Kill qb-invite",
    },
    on: {
      says: "Slack gets no answer. What was under way is on disk: started again, qb-invite goes on with it.",
      button: "Start qb-invite",
    },
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
