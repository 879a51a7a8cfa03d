import type { Meaning } from "../meanings.ts";

/** What Quickbase's numbers mean for somebody in Slack: what happened, and who can mend it. */
export const REFUSED: Record<Meaning, string> = {
  done: "Quickbase hat getan, worum es gebeten wurde.",
  "error of its own":
    "Quickbase hatte selbst einen Fehler. Versuch es erneut; bleibt es dabei, hilft der Quickbase-Support.",
  "input not accepted":
    "Quickbase hat die Angaben nicht angenommen. Prüfe die E-Mail-Adresse, die Namen und die Rolle.",
  "no permission":
    "qb-invite darf das in Quickbase nicht. Bitte eure qb-invite-Administration, die Rolle von qb-invite in der Anwendung zu prüfen.",
  "sign-in rejected":
    "Quickbase hat die Anmeldung von qb-invite abgelehnt. Bitte eure qb-invite-Administration, sie zu erneuern.",
  "call not understood":
    "qb-invite hat etwas gefragt, was Quickbase nicht versteht. Bitte gib eurer qb-invite-Administration Bescheid.",
  "programs not let in": "Die Anwendung lässt keine Programme ein. Bitte ihre Administration, das zu ändern.",
  "records or reports":
    "Quickbase hat etwas an Datensätzen oder Berichten beanstandet. Bitte gib eurer qb-invite-Administration Bescheid.",
  "no such application":
    "Quickbase findet die Anwendung nicht. Bitte eure qb-invite-Administration, die Einstellungen zu prüfen.",
  "no such account":
    "Quickbase kennt das Konto nicht. Bitte eure qb-invite-Administration, die Einstellungen zu prüfen.",
  "no such realm":
    "Quickbase kennt den Realm nicht. Bitte eure qb-invite-Administration, die Einstellungen zu prüfen.",
  "network address not allowed":
    "Quickbase lässt qb-invite von seinem Standort aus nicht ein. Bitte eure qb-invite-Administration, die Netzwerkadresse freigeben zu lassen.",
  "wrong password":
    "Quickbase hat Benutzernamen und Passwort von qb-invite abgelehnt. Bitte eure qb-invite-Administration, sie zu berichtigen.",
  "person gone": "Quickbase findet diese Person nicht mehr. Sende eine neue Anfrage für sie.",
  "plan does not allow it":
    "Der Quickbase-Tarif erlaubt das nicht. Wende dich an eure Quickbase-Kontoadministration.",
  "application token missing":
    "Die Anwendung verlangt von qb-invite ein Anwendungs-Token. Bitte eure qb-invite-Administration, es einzutragen.",
  "never registered":
    "Diese Person wurde schon früher eingeladen und hat sich nie registriert. Bitte sie, das mit der E-Mail von damals zu tun.",
  "kept in the directory":
    "Das Konto dieser Person liegt im Verzeichnis eurer Firma. Wende dich an dessen Administration.",
  "blocked in the realm":
    "Diese Person ist in eurem Quickbase-Realm gesperrt. Zuerst muss die Realm-Administration sie entsperren.",
  "something missing": "Quickbase fehlt eine Angabe. Prüfe die Vor- und Nachnamen.",
  "must sign in once":
    "Quickbase verlangt, dass sich das Konto von qb-invite einmal anmeldet. Bitte eure qb-invite-Administration darum.",
  "changed at the same moment": "Im selben Moment wurde dasselbe geändert. Versuch es erneut.",
  "application being changed": "Die Anwendung wird gerade geändert. Versuch es in ein paar Minuten erneut.",
  "no room left":
    "Quickbase hat keinen Platz mehr. Bitte eure Quickbase-Kontoadministration, Platz zu schaffen.",
  "account suspended":
    "Das Quickbase-Konto ist gesperrt. Bitte eure Quickbase-Kontoadministration, das zu klären.",
  "no right":
    "qb-invite darf das in Quickbase nicht. Bitte eure qb-invite-Administration, die Rechte von qb-invite zu prüfen.",
  "asked too often": "Quickbase wurde zu oft gefragt. Versuch es in ein paar Minuten erneut.",
  "answer too large":
    "Die Antwort wäre zu groß für Quickbase. Bitte gib eurer qb-invite-Administration Bescheid.",
  "took too long":
    "Quickbase hat zu lange gebraucht und vielleicht weitergemacht. Sieh dort nach, bevor du es erneut versuchst.",
  "token not assigned":
    "Quickbase gibt qb-invite keinen Zugang zur Anwendung. Bitte eure qb-invite-Administration, ihr das Token zuzuweisen.",
  "no such group": "Quickbase findet die Gruppe nicht.",
  "technical problems": "Quickbase hat technische Probleme. Versuch es später erneut.",
  "heavy traffic": "Bei Quickbase ist ungewöhnlich viel Betrieb. Versuch es in ein paar Minuten erneut.",
  "no such role": "Vielleicht wurde die Rolle gelöscht. Sende eine neue Anfrage mit einer anderen Rolle.",
  "has an account": "Diese Person hat schon ein Quickbase-Konto.",
  "not in the role": "Diese Person hat die Rolle nicht.",
  "in the role": "Diese Person hat die Rolle schon.",
  "only for administrators":
    "Das geht nur mit Administrationsrechten, und qb-invite hat keine. Bitte eure qb-invite-Administration, sich das anzusehen.",
  "application suspended":
    "Die Anwendung ist wegen einer Zahlung gesperrt. Bitte eure Quickbase-Kontoadministration, das zu klären.",
  "not documented": "Quickbase hat Nein gesagt. Bitte gib eurer qb-invite-Administration Bescheid.",
};
