import { defineEndpoint } from '../api/endpoint.ts';
import type { IsoTime } from '../api/time.ts';
import type { Role } from '../identity/roles.ts';

export interface DemoAccount {
  login: string;
  password: string;
  name: string;
  role: Role;
  organizationName: string | null;
  note: string;
}

export interface DemoScene {
  scene: string;
  label: string;
  url: string;
}

export interface DemoView {
  now: IsoTime;
  accounts: DemoAccount[];
  scenes: DemoScene[];
}

export const DEMO_STEP_MAX_MINUTES = 60 * 24 * 60;

/** Only in demo mode; elsewhere these addresses do not exist. */
export const demoApi = {
  get: defineEndpoint<{ response: DemoView }>({
    method: 'GET',
    path: '/demo',
    access: 'public',
    summary: 'Demo accounts, codes and the demo’s time',
  }),
  forward: defineEndpoint<{ body: { minutes: number }; response: { now: IsoTime; fired: number } }>(
    {
      method: 'POST',
      path: '/demo/clock',
      access: 'public',
      summary: 'Move the demo’s clock forward; due timers have fired when it answers',
    },
  ),
};
