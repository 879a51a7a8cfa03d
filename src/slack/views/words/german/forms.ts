import type { RolesTrouble } from "../parts.ts";
import { type Piece, say } from "../say.ts";
import { number, plural } from "./tools.ts";

/** What several forms have. */
export const forms = {
  cancel: "Abbrechen",
  close: "Schließen",
  back: "Zurück",
  next: "Weiter",
  send: "Anfrage senden",

  /** Above a form that only tells something. */
  notSent: "Nicht gesendet",
  notDenied: "Nicht abgelehnt",
  nothingChanged: "Nichts geändert",
  sent: "Gesendet",
  sentBefore: "Schon gesendet",
};

/** Who, which application, which role, and why. */
export const askForm = {
  title: "Personen einladen",
  application: "Anwendung",
  /** Where there is only one, instead of a choice. */
  onlyApplication: ({ name }: { name: string }) => `Anwendung: ${name}`,
  onlyApplicationLoading: "Anwendung: Name wird geladen …",
  noApplication: "Zurzeit ist keine Anwendung verfügbar.",
  role: "Rolle",
  loadingRoles: "Rollen werden geladen …",
  rolesTrouble({ trouble }: { trouble: RolesTrouble }): string {
    switch (trouble) {
      case "no response":
        return "Die Rollen lassen sich nicht laden: Quickbase antwortet nicht.";
      case "refused":
        return "Die Rollen lassen sich nicht laden: Quickbase gibt sie nicht heraus. Bitte gib eurer qb-invite-Administration Bescheid.";
    }
  },
  noRoles: "Diese Anwendung hat keine Rolle, die du hier anfragen kannst.",
  reload: "Erneut versuchen",
  people: "Personen",
  peopleHint: ({ most }: { most: number }) =>
    `Eine Person pro Zeile, bis zu ${number(most)}. Wenn du den Namen kennst, gib ihn mit an: Ana Lee <ana@acme.com>. Du kannst auch Zeilen aus einer Tabelle einfügen: Vorname, Nachname, E-Mail.`,
  listCut: "Die Liste war zu lang für dieses Formular. Sende den Rest in einer zweiten Anfrage.",
  note: "Nachricht an die Eingeladenen",
  noteHint: "Steht in der Einladungs-E-Mail von Quickbase.",
  reason: "Begründung",
  reasonHint: "Wozu wird der Zugang gebraucht? Die Genehmigenden sehen das.",
};

/** In a list to choose from. */
export const options = {
  typePartOfName: "Teil des Namens eingeben",
  nameLoading: "Name wird geladen",
  canShare: "Kann die Anwendung teilen",
  noName: "(ohne Namen)",
};

/** For whom Quickbase does not know. */
export const namesForm = {
  checkingTitle: "Personen prüfen",
  checking: ({ count }: { count: number }) =>
    plural(count, {
      one: `Quickbase wird nach ${number(count)} Person gefragt …`,
      other: `Quickbase wird nach ${number(count)} Personen gefragt …`,
    }),
  checkingNote: "Namen sind nur nötig, wenn Quickbase jemanden nicht kennt.",
  sending: "Quickbase kennt alle. Die Anfrage wird gesendet …",
  title: ({ page, pages }: { page: number; pages: number }) =>
    pages > 1 ? `Namen (${number(page)} von ${number(pages)})` : "Namen",
  explained:
    "Quickbase braucht Vor- und Nachnamen. Diese sind aus den E-Mail-Adressen abgeleitet. Bitte prüfe sie.",
  first: ({ email }: { email: string }) => `Vorname von ${email}`,
  last: ({ email }: { email: string }) => `Nachname von ${email}`,
  more: ({ count }: { count: number }) => `${number(count)} weitere passen nicht auf diese Seite.`,
};

/** The reason of a denial. */
export const denyForm = {
  title: "Anfrage ablehnen",
  submit: "Ablehnen",
  reason: "Begründung",
  reasonHint: ({ requester }: { requester: string }) => `${requester} und alle in diesem Channel sehen das.`,
};

/** What the command does. */
export const help = {
  opening: say`Frag Zugang zu einer Quickbase-Anwendung an, für dich oder für andere.`,
  mistyped: ({ typed }: { typed: Piece }) => say`qb-invite kennt ${typed} nicht. Das kannst du eingeben:`,
  start: ({ command }: { command: string }) => say`Beginne mit ${command}.`,
  command: ({ typed }: { typed: Piece }) => say`${typed} öffnet das Formular`,
  withPeople: ({ typed, most }: { typed: Piece; most: number }) =>
    say`${typed} öffnet das Formular mit diesen Personen, bis zu ${number(most)}`,
  status: ({ typed }: { typed: Piece }) => say`${typed} zeigt deine letzten Anfragen und wie weit sie sind`,
  help: ({ typed }: { typed: Piece }) => say`${typed} zeigt diese Hilfe`,
  afterwards: say`Danach entscheiden die Genehmigenden. Stimmen sie zu, schickt Quickbase jeder Person eine Einladung per E-Mail, und du bekommst das Ergebnis als Direktnachricht von qb-invite. Deine Anfragen stehen auch auf der Startseite von qb-invite.`,
};
