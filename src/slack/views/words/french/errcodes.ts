import type { Meaning } from "../meanings.ts";
import { fr } from "./typography.ts";

/** What Quickbase's numbers mean for somebody in Slack: what happened, and who can mend it. */
export const REFUSED: Record<Meaning, string> = {
  done: "Quickbase a fait ce qui lui était demandé.",
  "error of its own": fr`Quickbase a eu une erreur interne. Réessayez ; si elle persiste, l’assistance Quickbase peut vous aider.`,
  "input not accepted":
    "Quickbase n’a pas accepté les informations saisies. Vérifiez l’adresse e-mail, les noms et le rôle.",
  "no permission":
    "qb-invite n’a pas le droit de faire cela dans Quickbase. Demandez à votre admin qb-invite de vérifier son rôle dans l’application.",
  "sign-in rejected":
    "Quickbase a refusé la connexion de qb-invite. Demandez à votre admin qb-invite de la renouveler.",
  "call not understood":
    "Quickbase ne comprend pas ce que qb-invite lui demande. Signalez-le à votre admin qb-invite.",
  "programs not let in": "L’application n’accepte pas les programmes. Demandez à son admin de changer cela.",
  "records or reports":
    "Quickbase signale un problème d’enregistrements ou de rapports. Signalez-le à votre admin qb-invite.",
  "no such application":
    "Quickbase ne trouve pas l’application. Demandez à votre admin qb-invite de vérifier les réglages.",
  "no such account":
    "Quickbase ne connaît pas le compte. Demandez à votre admin qb-invite de vérifier les réglages.",
  "no such realm":
    "Quickbase ne connaît pas le realm. Demandez à votre admin qb-invite de vérifier les réglages.",
  "network address not allowed":
    "Quickbase n’accepte pas qb-invite là où il fonctionne. Demandez à votre admin qb-invite de faire autoriser son adresse réseau.",
  "wrong password":
    "Quickbase a refusé l’identifiant et le mot de passe de qb-invite. Demandez à votre admin qb-invite de les corriger.",
  "person gone": "Quickbase ne trouve plus cette personne. Refaites une demande pour elle.",
  "plan does not allow it":
    "Le forfait Quickbase ne le permet pas. Adressez-vous à l’admin de votre compte Quickbase.",
  "application token missing":
    "L’application exige un jeton d’application de qb-invite. Demandez à votre admin qb-invite de l’ajouter.",
  "never registered":
    "Cette personne a déjà été invitée et ne s’est jamais inscrite. Demandez-lui de s’inscrire avec l’e-mail reçu.",
  "kept in the directory":
    "Le compte de cette personne est géré dans l’annuaire de votre entreprise. Adressez-vous à son admin.",
  "blocked in the realm":
    "Cette personne est bloquée dans votre realm Quickbase. L’admin du realm doit d’abord la débloquer.",
  "something missing": "Il manque une information à Quickbase. Vérifiez les prénoms et les noms.",
  "must sign in once":
    "Le compte de qb-invite doit se connecter une fois à Quickbase. Demandez-le à votre admin qb-invite.",
  "changed at the same moment": "La même chose a été modifiée au même moment. Réessayez.",
  "application being changed": "L’application est en cours de modification. Réessayez dans quelques minutes.",
  "no room left": "Quickbase n’a plus de place. Demandez à l’admin de votre compte Quickbase d’en libérer.",
  "account suspended":
    "Le compte Quickbase est suspendu. Demandez à l’admin de votre compte Quickbase de régler cela.",
  "no right":
    "qb-invite n’a pas le droit de faire cela dans Quickbase. Demandez à votre admin qb-invite de vérifier ses droits.",
  "asked too often": "Quickbase a reçu trop de requêtes. Réessayez dans quelques minutes.",
  "answer too large": "La réponse serait trop longue pour Quickbase. Signalez-le à votre admin qb-invite.",
  "took too long": "Quickbase a mis trop de temps et a peut-être continué. Vérifiez-y avant de réessayer.",
  "token not assigned":
    "Quickbase ne donne pas à qb-invite l’accès à l’application. Demandez à votre admin qb-invite d’y attribuer son jeton.",
  "no such group": "Quickbase ne trouve pas le groupe.",
  "technical problems": "Quickbase a des problèmes techniques. Réessayez plus tard.",
  "heavy traffic": "Quickbase est exceptionnellement sollicité. Réessayez dans quelques minutes.",
  "no such role": "Le rôle a peut-être été supprimé. Envoyez une nouvelle demande avec un autre rôle.",
  "has an account": "Cette personne a déjà un compte Quickbase.",
  "not in the role": "Cette personne n’a pas le rôle.",
  "in the role": "Cette personne a déjà le rôle.",
  "only for administrators":
    "Cela demande des droits d’administration, que qb-invite n’a pas. Demandez à votre admin qb-invite de s’en occuper.",
  "application suspended":
    "L’application est suspendue à cause d’un paiement. Demandez à l’admin de votre compte Quickbase de régler cela.",
  "not documented": "Quickbase a refusé. Signalez-le à votre admin qb-invite.",
};
