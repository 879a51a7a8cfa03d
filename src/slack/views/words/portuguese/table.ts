import { countPeople } from "./who.ts";

/** The result for more people than one reads line by line, as a table. */
export const table = {
  caption: ({ count }: { count: number }) => `Resultado para ${countPeople(count)}`,
  name: "Nome",
  email: "E-mail",
  result: "Resultado",
  whatNow: "O que fazer",
  advised: ({ advice, errcode, errtext }: { advice: string; errcode: number; errtext: string }) =>
    `${advice} (${errcode}, “${errtext}”)`,
  retry: "Quem aprova pode tentar novamente.",
  retryBecause: ({ problem }: { problem: string }) => `${problem}. Quem aprova pode tentar novamente.`,
  checkFirst: "Pode ter chegado: confirme com a pessoa antes de reenviar.",
};
