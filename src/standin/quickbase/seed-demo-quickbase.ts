import type { QuickbaseStandin } from "./quickbase-standin.ts";

/** What the demo's applications are called at Quickbase; the same after every reset. */
export type DemoApps = { projectTracker: string; auditRoom: string };

const people = [
  // Known to Quickbase, without a role anywhere.
  { email: "kim@x.org", firstName: "Kim", lastName: "Known", screenName: "kimk" },
  { email: "bo@x.org", firstName: "Bo", lastName: "Ray" },
  { email: "ana@acme.example", firstName: "Ana", lastName: "Lee" },
  { email: "lee@acme.example", firstName: "Lee", lastName: "Park" },
  { email: "rosa@acme.example", firstName: "Rosa", lastName: "Silva" },
  { email: "jun@acme.example", firstName: "Jun", lastName: "Ito" },
  // Invited once, never registered.
  { email: "ines@partner.example", firstName: "Inês", lastName: "Ferreira", registered: false },
  // On the realm's deny list.
  { email: "dora@x.org", firstName: "Dora", lastName: "Denied", denied: true },
];

const memberships = [
  { app: "projectTracker", email: "ana@acme.example", role: "Participant" },
  { app: "projectTracker", email: "lee@acme.example", role: "Administrator" },
  { app: "projectTracker", email: "bo@x.org", role: "Participant" },
  { app: "projectTracker", email: "jun@acme.example", role: "Viewer" },
  { app: "auditRoom", email: "rosa@acme.example", role: "Lead Auditor" },
  { app: "auditRoom", email: "ines@partner.example", role: "Reader" },
] as const;

/** Fills a fresh or reset stand-in with the demo's world; the tokens' owner is QB Service (service@acme.example). */
export function seedDemoQuickbase(quickbase: QuickbaseStandin): DemoApps {
  const apps: DemoApps = {
    projectTracker: quickbase.addApp({ name: "Project Tracker", dbid: "bqprjtrk7" }).dbid,
    auditRoom: quickbase.addApp({
      name: "Audit Room",
      dbid: "bqaudtrm4",
      roles: [
        { id: 10, name: "Reader", accessLevel: 3 },
        { id: 18, name: "Auditor", accessLevel: 3 },
        { id: 39, name: "Lead Auditor", accessLevel: 2 },
        { id: 12, name: "Administrator", accessLevel: 1 },
      ],
    }).dbid,
  };
  for (const person of people) quickbase.addAccount(person);
  for (const { app, email, role } of memberships) quickbase.giveRole({ appDbid: apps[app], email, role });
  return apps;
}
