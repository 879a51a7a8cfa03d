import { countPeople } from "./who.ts";

/** The result for more people than one reads line by line, as a table. */
export const table = {
  caption: ({ count }: { count: number }) => `Resultado para ${countPeople(count)}`,
  name: "Nombre",
  email: "Correo",
  result: "Resultado",
  whatNow: "Qué hacer",
  advised: ({ advice, errcode, errtext }: { advice: string; errcode: number; errtext: string }) =>
    `${advice} (${errcode}, “${errtext}”)`,
  retry: "Quien aprueba puede reintentarlo.",
  retryBecause: ({ problem }: { problem: string }) => `${problem}. Quien aprueba puede reintentarlo.`,
  checkFirst: "Puede que haya llegado: pregunta a la persona antes de reenviarlo.",
};
