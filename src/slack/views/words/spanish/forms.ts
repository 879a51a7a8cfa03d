import type { RolesTrouble } from "../parts.ts";
import { type Piece, say } from "../say.ts";
import { number, plural } from "./tools.ts";

/** What several forms have. */
export const forms = {
  cancel: "Cancelar",
  close: "Cerrar",
  back: "Atrás",
  next: "Continuar",
  send: "Enviar solicitud",

  /** Above a form that only tells something. */
  notSent: "No se envió",
  notDenied: "No se rechazó",
  nothingChanged: "No cambió nada",
  sent: "Enviada",
  sentBefore: "Ya se envió",
};

/** Who, which application, which role, and why. */
export const askForm = {
  title: "Invitar personas",
  application: "Aplicación",
  /** Where there is only one, instead of a choice. */
  onlyApplication: ({ name }: { name: string }) => `Aplicación: ${name}`,
  onlyApplicationLoading: "Aplicación: cargando su nombre…",
  noApplication: "No hay ninguna aplicación disponible en este momento.",
  role: "Rol",
  loadingRoles: "Cargando los roles…",
  rolesTrouble({ trouble }: { trouble: RolesTrouble }): string {
    switch (trouble) {
      case "no response":
        return "No se pueden cargar los roles: Quickbase no responde.";
      case "refused":
        return "No se pueden cargar los roles: Quickbase no permite listarlos. Avisa a quien administra qb-invite.";
    }
  },
  noRoles: "Esta aplicación no tiene ningún rol que puedas solicitar aquí.",
  reload: "Reintentar",
  people: "Personas",
  peopleHint: ({ most }: { most: number }) =>
    `Una persona por línea, hasta ${number(most)}. Agrega el nombre si lo sabes: Ana Lee <ana@acme.com>. También puedes pegar filas de una hoja de cálculo: nombre, apellido, correo.`,
  listCut: "La lista era demasiado larga para este formulario. Envía el resto en otra solicitud.",
  note: "Nota para las personas que invitas",
  noteHint: "Aparece en el correo de invitación de Quickbase.",
  reason: "Motivo",
  reasonHint: "¿Para qué necesitan acceso? Lo verá quien aprueba.",
};

/** In a list to choose from. */
export const options = {
  typePartOfName: "Escribe parte del nombre",
  nameLoading: "Cargando su nombre",
  canShare: "Puede compartir la aplicación",
  noName: "(sin nombre)",
};

/** For whom Quickbase does not know. */
export const namesForm = {
  checkingTitle: "Verificando personas",
  checking: ({ count }: { count: number }) =>
    plural(count, {
      one: "Verificando 1 persona en Quickbase…",
      other: `Verificando ${number(count)} personas en Quickbase…`,
    }),
  checkingNote: "Los nombres solo hacen falta para las personas que Quickbase no conoce.",
  sending: "Quickbase conoce a todas las personas. Enviando la solicitud…",
  title: ({ page, pages }: { page: number; pages: number }) =>
    pages > 1 ? `Nombres (${number(page)} de ${number(pages)})` : "Nombres",
  explained:
    "Quickbase necesita nombre y apellido. Los dedujimos de las direcciones de correo; revísalos, por favor.",
  first: ({ email }: { email: string }) => `Nombre de ${email}`,
  last: ({ email }: { email: string }) => `Apellido de ${email}`,
  more: ({ count }: { count: number }) =>
    plural(count, {
      one: "Hay 1 persona más que no cabe en esta página.",
      other: `Hay ${number(count)} personas más que no caben en esta página.`,
    }),
};

/** The reason of a denial. */
export const denyForm = {
  title: "Rechazar la solicitud",
  submit: "Rechazar",
  reason: "Motivo",
  reasonHint: ({ requester }: { requester: string }) =>
    `Lo verán ${requester} y todas las personas de este canal.`,
};

/** What the command does. */
export const help = {
  opening: say`Solicita acceso a una aplicación de Quickbase, para ti o para otras personas.`,
  mistyped: ({ typed }: { typed: Piece }) => say`qb-invite no conoce ${typed}. Puedes escribir:`,
  start: ({ command }: { command: string }) => say`Escribe ${command} para empezar.`,
  command: ({ typed }: { typed: Piece }) => say`${typed} abre el formulario`,
  withPeople: ({ typed, most }: { typed: Piece; most: number }) =>
    say`${typed} abre el formulario con estas personas, hasta ${number(most)}`,
  status: ({ typed }: { typed: Piece }) => say`${typed} muestra tus últimas solicitudes y su estado`,
  help: ({ typed }: { typed: Piece }) => say`${typed} muestra esta ayuda`,
  afterwards: say`Después decide quien aprueba. Con la aprobación, Quickbase envía un correo de invitación a cada persona y qb-invite te avisa del resultado. Tus solicitudes también están en la pestaña Inicio de qb-invite.`,
};
