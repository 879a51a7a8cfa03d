import type { Answer } from "./answer.ts";
import type { ApiRequest } from "./api-request.ts";
import type { CallRecord } from "./model.ts";

const kept = 5_000;
const secretNames = "usertoken|ticket|apptoken|password";

/** The calls as they come in, oldest first; the oldest are dropped beyond 5,000. */
export class CallLog {
  readonly records: CallRecord[] = [];
  readonly #changed: () => void;
  #made = 0;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  begin(request: ApiRequest, action: string, fault: string | null): CallRecord {
    this.#made += 1;
    const record: CallRecord = {
      id: this.#made,
      at: new Date().toISOString(),
      method: request.method,
      dbid: request.dbid,
      action,
      requestXml: maskSecrets(request.text),
      status: "under way",
      tookEffect: false,
      answerText: null,
      httpStatus: null,
      errcode: null,
      durationMs: null,
      fault,
    };
    this.records.push(record);
    if (this.records.length > kept) this.records.shift();
    this.#changed();
    return record;
  }

  /** Notes that Quickbase did what was asked, before anything is answered. */
  tookEffect(record: CallRecord): void {
    record.tookEffect = true;
    this.#changed();
  }

  /** Notes how a call ended; null when the caller got no answer, or not all of it. */
  end(record: CallRecord, answer: Answer | null): void {
    record.status = answer === null ? "cut off" : "answered";
    record.answerText = answer === null ? null : maskSecrets(answer.text);
    record.httpStatus = answer?.status ?? null;
    record.errcode = answer?.errcode ?? null;
    record.durationMs = Date.now() - Date.parse(record.at);
    this.#changed();
  }
}

// Works on text and not on parsed XML: a body that cannot be parsed holds secrets too.
function maskSecrets(text: string): string {
  return text
    .replaceAll(
      new RegExp(`(<(?:${secretNames})\\b[^>]*>)[\\s\\S]*?(?=</(?:${secretNames})|$)`, "gi"),
      "$1***",
    )
    .replaceAll(new RegExp(`([?&](?:${secretNames})=)[^&\\s]*`, "gi"), "$1***");
}
