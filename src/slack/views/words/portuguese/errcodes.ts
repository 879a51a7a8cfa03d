import type { Meaning } from "../meanings.ts";

/** What Quickbase's numbers mean for somebody in Slack: what happened, and who can mend it. */
export const REFUSED: Record<Meaning, string> = {
  done: "O Quickbase fez o que foi pedido.",
  "error of its own":
    "O Quickbase teve um erro interno. Tente novamente; se continuar, o suporte do Quickbase pode ajudar.",
  "input not accepted": "O Quickbase não aceitou os dados. Confira o e-mail, os nomes e a função.",
  "no permission":
    "O qb-invite não tem permissão para fazer isso no Quickbase. Peça a quem administra o qb-invite que verifique a função dele no aplicativo.",
  "sign-in rejected":
    "O Quickbase não aceitou o login do qb-invite. Peça a quem administra o qb-invite que o renove.",
  "call not understood":
    "O qb-invite enviou algo que o Quickbase não entende. Avise quem administra o qb-invite.",
  "programs not let in":
    "O aplicativo não permite o acesso de programas. Peça a quem o administra que mude isso.",
  "records or reports":
    "O Quickbase apontou um problema com registros ou relatórios. Avise quem administra o qb-invite.",
  "no such application":
    "O Quickbase não encontra o aplicativo. Peça a quem administra o qb-invite que verifique as configurações.",
  "no such account":
    "O Quickbase não conhece a conta. Peça a quem administra o qb-invite que verifique as configurações.",
  "no such realm":
    "O Quickbase não conhece o realm. Peça a quem administra o qb-invite que verifique as configurações.",
  "network address not allowed":
    "O Quickbase não aceita conexões da rede do qb-invite. Peça a quem administra o qb-invite que libere o endereço de rede dele.",
  "wrong password":
    "O Quickbase não aceitou o usuário e a senha do qb-invite. Peça a quem administra o qb-invite que os corrija.",
  "person gone": "O Quickbase não encontra mais esta pessoa. Envie uma nova solicitação para ela.",
  "plan does not allow it":
    "O plano do Quickbase não permite isso. Fale com quem administra a conta do Quickbase.",
  "application token missing":
    "O aplicativo exige do qb-invite um token de aplicativo. Peça a quem administra o qb-invite que o adicione.",
  "never registered":
    "Esta pessoa já foi convidada e não concluiu o cadastro. Peça que ela o conclua pelo e-mail que recebeu.",
  "kept in the directory":
    "A conta desta pessoa fica no diretório da sua empresa. Fale com quem o administra.",
  "blocked in the realm":
    "Esta pessoa está bloqueada no seu realm do Quickbase. Quem administra o realm precisa desbloqueá-la primeiro.",
  "something missing": "Falta um dado para o Quickbase. Confira os nomes e sobrenomes.",
  "must sign in once":
    "O usuário do qb-invite precisa fazer login no Quickbase uma vez. Peça isso a quem administra o qb-invite.",
  "changed at the same moment": "Alguém mudou a mesma coisa no mesmo momento. Tente novamente.",
  "application being changed": "O aplicativo está sendo alterado. Tente novamente em alguns minutos.",
  "no room left":
    "O Quickbase está sem espaço. Peça a quem administra a conta do Quickbase que libere espaço.",
  "account suspended":
    "A conta do Quickbase está suspensa. Peça a quem administra a conta do Quickbase que resolva isso.",
  "no right":
    "O qb-invite não tem permissão para fazer isso no Quickbase. Peça a quem administra o qb-invite que verifique as permissões dele.",
  "asked too often": "O Quickbase recebeu consultas demais. Tente novamente em alguns minutos.",
  "answer too large": "A resposta é grande demais para o Quickbase. Avise quem administra o qb-invite.",
  "took too long":
    "O Quickbase demorou demais e pode ter terminado depois. Confira no Quickbase antes de tentar novamente.",
  "token not assigned":
    "O Quickbase não dá ao qb-invite acesso ao aplicativo. Peça a quem administra o qb-invite que atribua o token dele ao aplicativo.",
  "no such group": "O Quickbase não encontra o grupo.",
  "technical problems": "O Quickbase está com problemas técnicos. Tente novamente daqui a pouco.",
  "heavy traffic": "O Quickbase está com mais tráfego do que o normal. Tente novamente em alguns minutos.",
  "no such role": "A função pode ter sido excluída. Envie uma nova solicitação com outra função.",
  "has an account": "Esta pessoa já tem uma conta do Quickbase.",
  "not in the role": "Esta pessoa não tem a função.",
  "in the role": "Esta pessoa já tem a função.",
  "only for administrators":
    "Isso exige permissões de administração, e o qb-invite não as tem. Avise quem administra o qb-invite.",
  "application suspended":
    "O aplicativo está suspenso por causa de um pagamento. Peça a quem administra a conta do Quickbase que resolva isso.",
  "not documented": "O Quickbase disse não. Avise quem administra o qb-invite.",
};
