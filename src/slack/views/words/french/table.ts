import { fr } from "./typography.ts";
import { countPeople } from "./who.ts";

/** The result for more people than one reads line by line, as a table. */
export const table = {
  caption: ({ count }: { count: number }) => `Résultat pour ${countPeople(count)}`,
  name: "Nom",
  email: "E-mail",
  result: "Résultat",
  whatNow: "À faire",
  advised: ({ advice, errcode, errtext }: { advice: string; errcode: number; errtext: string }) =>
    fr`${advice} (${errcode}, « ${errtext} »)`,
  retry: "Les responsables peuvent réessayer.",
  retryBecause: ({ problem }: { problem: string }) => fr`${problem}. Les responsables peuvent réessayer.`,
  checkFirst: fr`Il est peut-être arrivé : vérifiez avec la personne avant de le renvoyer.`,
};
