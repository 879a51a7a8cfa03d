import type { Words } from "../words.ts";
import { card } from "./card.ts";
import { askForm, denyForm, forms, help, namesForm, options } from "./forms.ts";
import { home } from "./home.ts";
import { notice } from "./notice.ts";
import { people } from "./people.ts";
import { privately } from "./private.ts";
import { problems } from "./problems.ts";
import { end, progress } from "./progress.ts";
import { request } from "./request.ts";
import { table } from "./table.ts";
import { trouble } from "./trouble.ts";

/** qb-invite in Spanish. Whoever reads is "tú", as in Slack; nobody is given a gender. */
export const spanish: Words = {
  request,
  card,
  people,
  progress,
  table,
  end,
  notice,
  home,
  trouble,
  forms,
  askForm,
  options,
  namesForm,
  denyForm,
  help,
  problems,
  privately,
};
