import { useEffect, useRef, useState } from "preact/hooks";
import { listOf, textOf } from "../../../slack/json.ts";
import { useThisWorld } from "../context.ts";
import { html } from "../html.ts";
import { namingAttributes, type Placed } from "../surface.ts";
import { plainText } from "../text/text-object.ts";
import { type Choice, choicesOf, chosenAsChoice, peopleAsChoices } from "./options.ts";
import { useField } from "./use-field.ts";

const PAUSE_IN_TYPING_MS = 200;

/** One or many choices, found by typing: among what is there, or by asking the app. */
export function SearchSelect(placed: Placed) {
  const { element, naming } = placed;
  const { people } = useThisWorld().picture;
  const { value, put } = useField(placed);
  const [typed, setTyped] = useState("");
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const offers = useOffers(placed, typed, isOpen);

  const isMany = textOf(element.type).startsWith("multi_");
  const chosen = (isMany ? listOf(value) : value === null ? [] : [value]).map((each) =>
    chosenAsChoice(each, people),
  );
  const isFull = isMany && chosen.length >= Number(element.max_selected_items ?? 100);
  const choices = offers.choices.filter((choice) => !chosen.some((one) => one.value === choice.value));
  const at = Math.min(active, choices.length - 1);
  const listId = `${naming.id}-list`;

  const close = () => {
    setOpen(false);
    setTyped("");
  };
  const choose = (choice: Choice | undefined) => {
    if (!choice || isFull) return;
    void put(isMany ? [...chosen.map(({ inside }) => inside), choice.inside] : choice.inside);
    close();
    input.current?.focus();
  };
  const takeBack = (choice: Choice | undefined) => {
    if (!choice) return;
    const rest = chosen.filter(({ value: one }) => one !== choice.value).map(({ inside }) => inside);
    void put(isMany ? rest : null);
    input.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      setOpen(true);
      const step = event.key === "ArrowDown" ? 1 : -1;
      setActive(isOpen ? Math.max(0, Math.min(at + step, choices.length - 1)) : 0);
    } else if (event.key === "Enter" && isOpen) {
      event.preventDefault();
      choose(choices[at]);
    } else if (event.key === "Escape" && isOpen) {
      // Only the list closes, not the modal around it.
      event.preventDefault();
      event.stopPropagation();
      close();
    } else if (event.key === "Backspace" && typed === "") takeBack(chosen.at(-1));
  };

  return html`<div class="search-select">
    <div class="field search-box">
      ${chosen.map(
        (choice) => html`<span class="token" key=${choice.value}>
          ${choice.label}
          <button type="button" aria-label=${`Remove ${choice.label}`} onClick=${() => takeBack(choice)}>×</button>
        </span>`,
      )}
      <input
        ...${namingAttributes(naming)}
        ref=${input}
        role="combobox"
        autocomplete="off"
        aria-autocomplete="list"
        aria-expanded=${isOpen}
        aria-controls=${listId}
        aria-activedescendant=${isOpen && at >= 0 ? `${listId}-${at}` : undefined}
        placeholder=${chosen.length > 0 ? "" : plainText(element.placeholder) || "Type to search"}
        value=${typed}
        onInput=${(event: Event) => {
          if (event.target instanceof HTMLInputElement) setTyped(event.target.value);
          setOpen(true);
          setActive(0);
        }}
        onClick=${() => setOpen(true)}
        onBlur=${close}
        onKeyDown=${onKeyDown}
      />
    </div>
    <ul class="options" id=${listId} role="listbox" aria-label="Options" hidden=${!isOpen}>
      ${choices.map(
        (choice, index) => html`<li
          key=${choice.value}
          id=${`${listId}-${index}`}
          role="option"
          aria-selected=${index === at}
          class=${index === at ? "option option-active" : "option"}
          onMouseDown=${(event: Event) => event.preventDefault()}
          onClick=${() => choose(choice)}
        >
          ${choice.label}${choice.group && html`<span class="option-group">${choice.group}</span>`}
        </li>`,
      )}
    </ul>
    ${isOpen && choices.length === 0 && html`<p class="options options-none" role="status">${offers.says}</p>`}
  </div>`;
}

/** What can be chosen at the moment; the app is asked at a pause in typing. */
function useOffers(placed: Placed, typed: string, isOpen: boolean): { choices: Choice[]; says: string } {
  const { element } = placed;
  const { people } = useThisWorld().picture;
  const { offer } = useField(placed);
  const [answer, setAnswer] = useState<{ typed: string; choices: Choice[]; says: string } | null>(null);
  const type = textOf(element.type);
  const isExternal = type.includes("external");
  const least = Number(element.min_query_length ?? 3);

  useEffect(() => {
    if (!isExternal || !isOpen || typed.length < least) return;
    let isStale = false;
    const timer = setTimeout(async () => {
      const body = await offer(typed);
      if (isStale) return;
      const says = textOf(body?.problem) || "Nothing fits";
      setAnswer({ typed, choices: body === null ? [] : choicesOf(body), says });
    }, PAUSE_IN_TYPING_MS);
    return () => {
      isStale = true;
      clearTimeout(timer);
    };
  }, [typed, isOpen]);

  if (!isExternal) {
    const all = type === "multi_users_select" ? peopleAsChoices(people) : choicesOf(element);
    const wanted = typed.toLowerCase();
    return { choices: all.filter(({ label }) => label.toLowerCase().includes(wanted)), says: "Nothing fits" };
  }
  if (typed.length < least) return { choices: [], says: `Type at least ${least} letters` };
  return answer?.typed === typed ? answer : { choices: [], says: "Searching…" };
}
