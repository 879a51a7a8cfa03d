import type { RolesTrouble } from "../parts.ts";
import type { Piece } from "../say.ts";
import { number, plural } from "./tools.ts";
import { fr, say } from "./typography.ts";

/** What several forms have. */
export const forms = {
  cancel: "Annuler",
  close: "Fermer",
  back: "Retour",
  next: "Continuer",
  send: "Envoyer la demande",

  /** Above a form that only tells something. */
  notSent: "Demande non envoyée",
  notDenied: "Demande non refusée",
  nothingChanged: "Rien n’a changé",
  sent: "Demande envoyée",
  sentBefore: "Déjà envoyée",
};

/** Who, which application, which role, and why. */
export const askForm = {
  title: "Inviter des personnes",
  application: "Application",
  /** Where there is only one, instead of a choice. */
  onlyApplication: ({ name }: { name: string }) => fr`Application : ${name}`,
  onlyApplicationLoading: fr`Application : chargement du nom…`,
  noApplication: "Aucune application n’est disponible pour le moment.",
  role: "Rôle",
  loadingRoles: "Chargement des rôles…",
  rolesTrouble({ trouble }: { trouble: RolesTrouble }): string {
    switch (trouble) {
      case "no response":
        return fr`Impossible de charger les rôles : Quickbase ne répond pas.`;
      case "refused":
        return fr`Impossible de charger les rôles : Quickbase refuse de les donner. Signalez-le à votre admin qb-invite.`;
    }
  },
  noRoles: "Cette application n’a aucun rôle que vous puissiez demander ici.",
  reload: "Réessayer",
  people: "Personnes",
  peopleHint: ({ most }: { most: number }) =>
    fr`Une personne par ligne, ${number(most)} au plus. Ajoutez le nom si vous le connaissez : Ana Lee <ana@acme.com>. Vous pouvez aussi coller les lignes d’un tableur : prénom, nom, e-mail.`,
  listCut: "La liste était trop longue pour ce formulaire. Envoyez le reste dans une deuxième demande.",
  note: "Message aux personnes invitées",
  noteHint: "Figure dans l’e-mail d’invitation de Quickbase.",
  reason: "Motif",
  reasonHint: fr`Pourquoi cet accès est-il nécessaire ? Les responsables liront ce motif.`,
};

/** In a list to choose from. */
export const options = {
  typePartOfName: "Tapez une partie du nom",
  nameLoading: "Chargement du nom",
  canShare: "Peut partager l’application",
  noName: "(sans nom)",
};

/** For whom Quickbase does not know. */
export const namesForm = {
  checkingTitle: "Vérification",
  checking: ({ count }: { count: number }) =>
    plural(count, {
      one: `Recherche de ${number(count)} personne dans Quickbase…`,
      other: `Recherche de ${number(count)} personnes dans Quickbase…`,
    }),
  checkingNote: "Les noms ne sont demandés que pour les personnes inconnues de Quickbase.",
  sending: "Quickbase connaît tout le monde. Envoi de la demande…",
  title: ({ page, pages }: { page: number; pages: number }) =>
    pages > 1 ? `Noms (${number(page)} sur ${number(pages)})` : "Noms",
  explained:
    "Quickbase a besoin des prénoms et des noms. Ceux-ci sont déduits des adresses e-mail. Vérifiez-les.",
  first: ({ email }: { email: string }) => fr`Prénom : ${email}`,
  last: ({ email }: { email: string }) => fr`Nom : ${email}`,
  more: ({ count }: { count: number }) => `${number(count)} de plus ne tiennent pas sur cette page.`,
};

/** The reason of a denial. */
export const denyForm = {
  title: "Refuser la demande",
  submit: "Refuser",
  reason: "Motif",
  reasonHint: ({ requester }: { requester: string }) =>
    `${requester} et toutes les personnes de ce canal le verront.`,
};

/** What the command does. */
export const help = {
  opening: say`Demandez l’accès à une application Quickbase, pour vous ou pour d’autres personnes.`,
  mistyped: ({ typed }: { typed: Piece }) => say`qb-invite ne connaît pas ${typed}. Vous pouvez taper :`,
  start: ({ command }: { command: string }) => say`Tapez ${command} pour commencer.`,
  command: ({ typed }: { typed: Piece }) => say`${typed} ouvre le formulaire`,
  withPeople: ({ typed, most }: { typed: Piece; most: number }) =>
    say`${typed} ouvre le formulaire avec ces personnes, ${number(most)} au plus`,
  status: ({ typed }: { typed: Piece }) => say`${typed} affiche vos dernières demandes et leur avancement`,
  help: ({ typed }: { typed: Piece }) => say`${typed} affiche cette aide`,
  afterwards: say`Les responsables décident ensuite. En cas d’accord, Quickbase envoie à chaque personne une invitation par e-mail, et qb-invite vous envoie le résultat. Vos demandes figurent aussi dans l’onglet Accueil de qb-invite.`,
};
