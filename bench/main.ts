// `npm run bench`, all of them or those that are named: prints one table. It takes minutes, and stays on this machine.
import { beside } from "./beside.ts";
import { hundred } from "./hundred.ts";
import { million } from "./million.ts";
import { quickbase } from "./quickbase.ts";
import { requests } from "./requests.ts";
import { type Bench, type Row, toTable } from "./row.ts";
import { start } from "./start.ts";
import { throughput } from "./throughput.ts";

const BENCHES: Record<string, Bench> = { start, requests, throughput, hundred, beside, million, quickbase };

const named = process.argv.slice(2);
const unknown = named.filter((name) => !(name in BENCHES));
if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(", ")}; there are ${Object.keys(BENCHES).join(", ")}.`);
  process.exit(1);
}
const rows: Row[] = [];
for (const [name, bench] of Object.entries(BENCHES)) {
  if (named.length > 0 && !named.includes(name)) continue;
  console.error(`${name} …`);
  try {
    rows.push(...(await bench()));
  } catch (error) {
    // What the others have measured is not lost.
    console.error(error);
    process.exitCode = 1;
  }
}
console.log(toTable(rows));
process.exit();
