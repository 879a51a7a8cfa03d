import type { Meaning } from "../meanings.ts";

/** What Quickbase's numbers mean for somebody in Slack: what happened, and who can mend it. */
export const REFUSED: Record<Meaning, string> = {
  done: "Quickbase hizo lo que se le pidió.",
  "error of its own":
    "Quickbase tuvo un error interno. Reinténtalo; si continúa, el soporte de Quickbase puede ayudar.",
  "input not accepted": "Quickbase no aceptó los datos. Revisa el correo, los nombres y el rol.",
  "no permission":
    "qb-invite no tiene permiso para hacer esto en Quickbase. Pide a quien administra qb-invite que revise su rol en la aplicación.",
  "sign-in rejected":
    "Quickbase no aceptó el inicio de sesión de qb-invite. Pide a quien administra qb-invite que lo renueve.",
  "call not understood":
    "qb-invite envió algo que Quickbase no entiende. Avisa a quien administra qb-invite.",
  "programs not let in":
    "La aplicación no permite el acceso de programas. Pide a quien la administra que lo cambie.",
  "records or reports":
    "Quickbase indicó un problema con registros o informes. Avisa a quien administra qb-invite.",
  "no such application":
    "Quickbase no encuentra la aplicación. Pide a quien administra qb-invite que revise la configuración.",
  "no such account":
    "Quickbase no conoce la cuenta. Pide a quien administra qb-invite que revise la configuración.",
  "no such realm":
    "Quickbase no conoce el realm. Pide a quien administra qb-invite que revise la configuración.",
  "network address not allowed":
    "Quickbase no acepta conexiones desde la red de qb-invite. Pide a quien administra qb-invite que haga autorizar su dirección de red.",
  "wrong password":
    "Quickbase no aceptó el usuario y la contraseña de qb-invite. Pide a quien administra qb-invite que los corrija.",
  "person gone": "Quickbase ya no encuentra a esta persona. Envía una nueva solicitud para ella.",
  "plan does not allow it":
    "El plan de Quickbase no lo permite. Consulta a quien administra la cuenta de Quickbase.",
  "application token missing":
    "La aplicación exige a qb-invite un token de aplicación. Pide a quien administra qb-invite que lo agregue.",
  "never registered":
    "Esta persona ya recibió una invitación y no se registró. Pídele que se registre con el correo que recibió.",
  "kept in the directory":
    "La cuenta de esta persona está en el directorio de tu empresa. Consulta a quien lo administra.",
  "blocked in the realm":
    "El acceso de esta persona está bloqueado en tu realm de Quickbase. Quien administra el realm tiene que desbloquearlo primero.",
  "something missing": "A Quickbase le falta un dato. Revisa los nombres y apellidos.",
  "must sign in once":
    "El usuario de qb-invite tiene que iniciar sesión en Quickbase una vez. Pídeselo a quien administra qb-invite.",
  "changed at the same moment": "Alguien cambió lo mismo en el mismo momento. Reinténtalo.",
  "application being changed": "La aplicación está en proceso de cambio. Reinténtalo en unos minutos.",
  "no room left":
    "Quickbase no tiene más espacio. Pide a quien administra la cuenta de Quickbase que libere espacio.",
  "account suspended":
    "La cuenta de Quickbase está suspendida. Pide a quien administra la cuenta de Quickbase que lo resuelva.",
  "no right":
    "qb-invite no tiene permiso para hacer esto en Quickbase. Pide a quien administra qb-invite que revise sus permisos.",
  "asked too often": "Quickbase recibió demasiadas consultas. Reinténtalo en unos minutos.",
  "answer too large": "La respuesta es demasiado grande para Quickbase. Avisa a quien administra qb-invite.",
  "took too long":
    "Quickbase tardó demasiado y quizá haya terminado después. Compruébalo en Quickbase antes de reintentar.",
  "token not assigned":
    "Quickbase no da acceso a qb-invite a la aplicación. Pide a quien administra qb-invite que asigne su token a la aplicación.",
  "no such group": "Quickbase no encuentra el grupo.",
  "technical problems": "Quickbase tiene problemas técnicos. Reinténtalo dentro de un rato.",
  "heavy traffic": "Quickbase tiene más tráfico de lo normal. Reinténtalo en unos minutos.",
  "no such role": "Puede que el rol se haya eliminado. Envía una nueva solicitud con otro rol.",
  "has an account": "Esta persona ya tiene una cuenta de Quickbase.",
  "not in the role": "Esta persona no tiene el rol.",
  "in the role": "Esta persona ya tiene el rol.",
  "only for administrators":
    "Esto requiere permisos de administración, y qb-invite no los tiene. Avisa a quien administra qb-invite.",
  "application suspended":
    "La aplicación está suspendida por un pago. Pide a quien administra la cuenta de Quickbase que lo resuelva.",
  "not documented": "Quickbase dijo que no. Avisa a quien administra qb-invite.",
};
