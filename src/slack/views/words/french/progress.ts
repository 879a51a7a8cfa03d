import type { StepName } from "../../../../invite/request.ts";
import type {
  Confirmed,
  GroupCounts,
  Instead,
  ProgressGroup,
  ProgressPart,
  Remedy,
  What,
  Who,
} from "../parts.ts";
import { inOneLine, type Piece, type Sentence } from "../say.ts";
import { and, day, number, plural, when } from "./tools.ts";
import { fr, say } from "./typography.ts";
import { countOf, countPeople, others, people, REMEDIES } from "./who.ts";

const CONFIRMED: Record<Confirmed, Sentence> = {
  "account made": say`Compte créé.`,
  "role given": say`Rôle ajouté.`,
  "role held": say`Avait déjà le rôle.`,
  "emailed before": say`E-mail déjà envoyé.`,
};

const DOING: Record<StepName, Sentence> = {
  "look up": say`Recherche du compte…`,
  provision: say`Création du compte…`,
  "add to role": say`Ajout du rôle…`,
  mail: say`Envoi de l’e-mail…`,
};

const RETRYING: Record<StepName, string> = {
  "look up": "Nouveaux essais pour trouver le compte",
  provision: "Nouveaux essais pour créer le compte",
  "add to role": "Nouveaux essais pour ajouter le rôle",
  mail: "Nouveaux essais pour envoyer l’e-mail",
};

const GAVE_UP: Record<StepName, string> = {
  "look up": "pendant la recherche du compte",
  provision: "pendant la création du compte",
  "add to role": "pendant l’ajout du rôle",
  mail: "pendant l’envoi de l’e-mail",
};

const REJECTED: Record<StepName, string> = {
  "look up": fr`Pas d’invitation : Quickbase a refusé de chercher le compte`,
  provision: fr`Pas d’invitation : Quickbase a refusé le compte`,
  "add to role": fr`Pas d’invitation : Quickbase a refusé le rôle`,
  mail: fr`Pas d’invitation : Quickbase a refusé l’e-mail`,
};

/** A number of people with what has become of them. */
function counted({ group, count }: GroupCounts[number]): string {
  switch (group) {
    case "invited":
      return `${number(count)} ${plural(count, { one: "invitation envoyée", other: "invitations envoyées" })}`;
    case "not invited":
      return `${number(count)} sans invitation`;
    case "email unknown":
      return `${number(count)} ${plural(count, { one: "e-mail non confirmé", other: "e-mails non confirmés" })}`;
    case "still trying":
      return `${number(count)} en nouvel essai`;
    case "in work":
      return `${number(count)} en cours`;
    case "waiting":
      return `${number(count)} en attente`;
  }
}

/** As they stand after a person. */
const GROUPS: Record<ProgressGroup, string> = {
  invited: "Invitation envoyée",
  "not invited": "Pas d’invitation",
  "email unknown": "E-mail non confirmé",
  "still trying": "Nouveaux essais",
  "in work": "En cours",
  waiting: "En attente",
};

const WITH: Record<Instead, string> = {
  "another role": "avec un autre rôle",
  "what is missing": "avec les informations manquantes",
};

function groups(counts: GroupCounts): string {
  return and(counts.map(counted));
}

function after(confirmed: Confirmed | null, sentence: Sentence): Sentence {
  return inOneLine(confirmed === null ? null : CONFIRMED[confirmed], sentence);
}

/** How far people are, and how it ended for them. */
export const progress = {
  person(part: ProgressPart): Sentence {
    switch (part.progress) {
      case "waiting":
        return say`En attente`;
      case "working":
        return after(part.confirmed, DOING[part.step]);
      case "still trying":
        return after(part.confirmed, say`${RETRYING[part.step]} (${part.problem})`);
      case "held up":
        return after(part.confirmed, say`En attente : ${part.problem}`);
      case "invited": {
        const invited = part.newAccount ? "Invitation envoyée (nouveau compte)" : "Invitation envoyée";
        return part.at === null ? say`${invited}` : say`${invited} le ${when(part.at)}`;
      }
      case "email unknown":
        return after(part.confirmed, say`Quickbase n’a pas confirmé l’e-mail ; il est peut-être arrivé.`);
      case "refused": {
        const why = part.errtext === "" ? `${part.errcode}` : fr`${part.errcode}, « ${part.errtext} »`;
        return after(part.confirmed, say`${REJECTED[part.step]}. ${part.advice} (${why})`);
      }
      case "held back":
        return after(part.confirmed, say`Pas d’invitation : ${part.advice}`);
      case "not tried":
        return say`Pas d’invitation : aucun essai`;
      case "stopped":
        return after(part.confirmed, say`Pas d’invitation : qb-invite s’est arrêté avant la fin`);
      case "given up":
        return after(
          part.confirmed,
          part.since === null
            ? say`Pas d’invitation : Quickbase n’a plus répondu ${GAVE_UP[part.step]} (${part.problem})`
            : say`Pas d’invitation : Quickbase ne répond plus depuis le ${when(part.since)}, ${GAVE_UP[part.step]} (${part.problem})`,
        );
      case "kept out":
        return after(part.confirmed, say`Pas d’invitation : ${part.problem}`);
    }
  },
  confirmed: ({ confirmed }: { confirmed: Confirmed }) => CONFIRMED[confirmed],
  group: ({ group }: { group: ProgressGroup }) => GROUPS[group],
  earlierEmail: say`Un e-mail précédent est peut-être arrivé.`,

  /** While the work goes on. */
  underWay: ({ who, counts }: { who: Who; counts: GroupCounts }) =>
    "count" in who ? say`${people(who)} : ${groups(counts)}.` : say`Invitation en cours pour ${people(who)}…`,
  /** When it is over. `unsure`: of some nobody can say. */
  ended({ who, invited, unsure }: { who: Who; invited: number; unsure: boolean }): Sentence {
    const all = countOf(who);
    if (invited === 0 && unsure)
      return "count" in who
        ? say`Aucune invitation n’a été confirmée.`
        : say`L’invitation pour ${people(who)} n’a pas été confirmée.`;
    if (!("count" in who))
      return invited === 1
        ? say`L’invitation pour ${people(who)} a été envoyée.`
        : say`L’invitation pour ${people(who)} n’a pas abouti.`;
    if (invited === 0) return say`Personne n’a été invité.`;
    if (invited === all)
      return all === 2
        ? say`Les deux personnes ont été invitées.`
        : say`Les ${countPeople(all)} ont été invitées.`;
    return plural(invited, {
      one: say`${countPeople(invited)} invitée sur ${number(all)}.`,
      other: say`${countPeople(invited)} invitées sur ${number(all)}.`,
    });
  },
  afterRetry: ({ said }: { said: Sentence }) => say`Après le nouvel essai : ${said}`,
  afterSendingAgain: ({ said }: { said: Sentence }) => say`Après le renvoi de l’e-mail : ${said}`,
  needAttention: ({ count }: { count: number }) => say`Il reste à s’occuper de ${countPeople(count)}.`,
  unconfirmed: ({ who }: { who: Who }) =>
    plural(countOf(who), {
      one: say`Quickbase n’a pas confirmé l’e-mail d’invitation pour ${people(who)}. Il est peut-être arrivé : vérifiez auprès de cette personne avant un nouvel envoi.`,
      other: say`Quickbase n’a pas confirmé les e-mails d’invitation pour ${people(who)}. Ils sont peut-être arrivés : vérifiez auprès de ces personnes avant un nouvel envoi.`,
    }),
  silent: ({ since }: { since: Date }) =>
    say`Quickbase ne répond pas. Nouveaux essais automatiques depuis le ${when(since)}.`,
  keptOut: ({ since }: { since: Date }) =>
    say`Quickbase refuse l’accès à qb-invite depuis le ${when(since)}. Votre admin qb-invite doit y remédier ; les invitations reprendront ensuite d’elles-mêmes.`,
  more: ({ count, counts }: { count: number; counts: GroupCounts }) =>
    counts.length === 0 ? say`Et ${others(count)}.` : say`Et ${others(count)} : ${groups(counts)}.`,

  /** In the thread of the card. */
  approverCan: ({ remedy }: { remedy: Remedy }) =>
    say`Les responsables peuvent ${REMEDIES[remedy]} depuis la carte ci-dessus.`,

  /** For the requester. */
  askAgain: ({ who, instead }: { who: Who; instead: Instead }) =>
    say`Réessayer ne sert à rien pour ${people(who)}. Refaites une demande ${WITH[instead]}.`,
  approversCan: ({ remedy }: { remedy: Remedy }) =>
    say`Vous n’avez rien à faire. Les responsables peuvent ${REMEDIES[remedy]} depuis la carte.`,
  approversCanForOthers: ({ remedy }: { remedy: Remedy }) =>
    say`Pour les autres personnes, les responsables peuvent ${REMEDIES[remedy]} depuis la carte.`,
  approversCanOnceFixed: ({ remedy }: { remedy: Remedy }) =>
    say`Une fois le problème résolu, les responsables peuvent ${REMEDIES[remedy]} depuis la carte.`,
};

/** The end of a request, in the requester's direct messages. */
export const end = {
  denied: ({ by, who, application, role }: What & { by: Piece }) =>
    say`${by} a refusé votre demande d’inviter ${people(who)} dans ${application} avec le rôle ${role}. Personne n’a été invité.`,
  expired: ({ at, who, application, role }: What & { at: Date }) =>
    say`Votre demande d’inviter ${people(who)} dans ${application} avec le rôle ${role} a expiré sans décision le ${day(at)}. Personne n’a été invité.`,
  carriedOut({
    who,
    application,
    role,
    invited,
    unsure,
  }: What & { invited: number; unsure: boolean }): Sentence {
    const all = countOf(who);
    if (invited === 0 && unsure)
      return "count" in who
        ? say`Aucune invitation dans ${application} avec le rôle ${role} n’a été confirmée.`
        : say`L’invitation pour ${people(who)} dans ${application} avec le rôle ${role} n’a pas été confirmée.`;
    if (!("count" in who))
      return invited === 1
        ? say`L’invitation pour ${people(who)} dans ${application} avec le rôle ${role} a été envoyée.`
        : say`L’invitation pour ${people(who)} dans ${application} avec le rôle ${role} n’a pas abouti.`;
    if (invited === 0) return say`Personne n’a été invité dans ${application} avec le rôle ${role}.`;
    if (invited < all)
      return plural(invited, {
        one: say`${countPeople(invited)} sur ${number(all)} a été invitée dans ${application} avec le rôle ${role}.`,
        other: say`${countPeople(invited)} sur ${number(all)} ont été invitées dans ${application} avec le rôle ${role}.`,
      });
    return all === 2
      ? say`Les deux personnes ont été invitées dans ${application} avec le rôle ${role}.`
      : say`Les ${countPeople(all)} ont été invitées dans ${application} avec le rôle ${role}.`;
  },
  talkToThem: ({ by }: { by: Piece }) => say`Parlez-en avec ${by}, ou refaites une demande.`,
  askAgain: say`Vous pouvez refaire une demande.`,
  askAgainButton: "Refaire une demande",
};
