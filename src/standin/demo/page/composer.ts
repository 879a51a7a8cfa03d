import { useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import { completionsFor } from "./completions.ts";
import { useThisWorld } from "./context.ts";
import { html } from "./html.ts";

type Props = {
  channelId: string;
  threadTs?: string;
  placeholder: string;
  /** What is typed while the story is played stands here. */
  isTypedFor?: boolean;
};

/** Where a message or a command is typed. Enter sends, Shift and Enter begin a new line. */
export function Composer({ channelId, threadTs, placeholder, isTypedFor = false }: Props) {
  const { act, picture, playing } = useThisWorld();
  const [own, setText] = useState("");
  const played = isTypedFor && playing.actor === picture.me.handle ? playing.typed : "";
  const text = played || own;
  const [active, setActive] = useState(0);
  const [isClosed, setClosed] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const listId = useId();
  const isHeard = picture.command.name === text.trim();
  const completions = isClosed || played ? [] : completionsFor(text, picture.command);
  const at = Math.min(active, completions.length - 1);

  useLayoutEffect(() => {
    if (!field.current) return;
    field.current.style.height = "auto";
    field.current.style.height = `${field.current.scrollHeight}px`;
  }, [text]);

  const change = (next: string) => {
    setText(next);
    setActive(next.trim() === picture.command.name ? -1 : 0);
    setClosed(false);
  };
  const complete = (insert: string | undefined) => {
    if (insert !== undefined) change(insert);
    field.current?.focus();
  };
  const send = () => {
    if (text.trim() === "") return;
    void act("say", { channelId, threadTs, text });
    change("");
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const isOpen = completions.length > 0;
    if (isOpen && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      setActive((at + (event.key === "ArrowDown" ? 1 : -1) + completions.length) % completions.length);
    } else if (isOpen && event.key === "Escape") setClosed(true);
    else if (isOpen && at >= 0 && (event.key === "Enter" || (event.key === "Tab" && !event.shiftKey))) {
      event.preventDefault();
      complete(completions[at]?.insert);
    } else if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      send();
    }
  };

  return html`<form
    class="composer"
    onSubmit=${(event: Event) => {
      event.preventDefault();
      send();
    }}
  >
    ${
      completions.length > 0 &&
      html`<ul class="options completions" id=${listId} role="listbox" aria-label="Commands">
        ${completions.map(
          ({ insert, label, says }, index) => html`<li
            key=${insert}
            id=${`${listId}-${index}`}
            role="option"
            aria-selected=${index === at}
            class=${index === at ? "option option-active" : "option"}
            onMouseDown=${(event: Event) => event.preventDefault()}
            onClick=${() => complete(insert)}
          ><code>${label}</code> <span>${says}</span></li>`,
        )}
      </ul>`
    }
    <div class="composer-box">
      <textarea
        ref=${field}
        rows="1"
        value=${text}
        placeholder=${placeholder}
        aria-label=${placeholder}
        aria-autocomplete="list"
        aria-controls=${completions.length > 0 ? listId : undefined}
        aria-activedescendant=${completions.length > 0 && at >= 0 ? `${listId}-${at}` : undefined}
        onInput=${(event: Event) => {
          if (event.target instanceof HTMLTextAreaElement) change(event.target.value);
        }}
        onKeyDown=${onKeyDown}
      ></textarea>
      <button type="submit" class="send" aria-label="Send" disabled=${text.trim() === ""}>
        <svg viewBox="0 0 16 16" aria-hidden="true"><path d="M2.500 8h9M8 3.500 12.500 8 8 12.500" /></svg>
      </button>
    </div>
    <p class="unseen" role="status">${completions.length > 0 && !isHeard ? "Commands are offered: arrow keys choose, Tab takes one" : ""}</p>
  </form>`;
}
