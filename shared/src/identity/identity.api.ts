import { defineEndpoint } from '../api/endpoint.ts';
import type { Role } from './roles.ts';

/** One capacity in which a person can act: as resident (`postId` null) or in a post. */
export interface CapacityView {
  postId: string | null;
  role: Role;
  organizationId: string | null;
  organizationName: string | null;
}

/** A dwelling of the person. */
export interface ResidenceView {
  estateId: string;
  estateName: string;
  dwelling: string;
  isVerified: boolean;
}

export interface MeView {
  personId: string;
  name: string;
  current: CapacityView;
  capacities: CapacityView[];
  residences: ResidenceView[];
}

/** Tokens of a session. The refresh token works once; using an old one ends the session. */
export interface SessionView {
  accessToken: string;
  /** Seconds that the access token lives. */
  expiresIn: number;
  refreshToken: string;
  me: MeView;
}

export const LOGIN_MAX = 50;
export const PASSWORD_MAX = 100;

/** Sign-in, capacities and sign-out. */
export const identityApi = {
  password: defineEndpoint<{ body: { login: string; password: string }; response: SessionView }>({
    method: 'POST',
    path: '/session/password',
    access: 'public',
    summary: 'Sign in with account and password',
  }),
  wechat: defineEndpoint<{ body: { code: string }; response: SessionView }>({
    method: 'POST',
    path: '/session/wechat',
    access: 'public',
    summary: 'Sign in with a code of wx.login',
  }),
  refresh: defineEndpoint<{ body: { refreshToken: string }; response: SessionView }>({
    method: 'POST',
    path: '/session/refresh',
    access: 'public',
    summary: 'Exchange a refresh token for new tokens',
  }),
  switch: defineEndpoint<{ body: { postId: string | null }; response: SessionView }>({
    method: 'POST',
    path: '/session/switch',
    access: 'signedIn',
    summary: 'Go on in another capacity',
  }),
  signOut: defineEndpoint<{ response: { ok: true } }>({
    method: 'DELETE',
    path: '/session',
    access: 'signedIn',
    summary: 'End this session',
  }),
  me: defineEndpoint<{ response: MeView }>({
    method: 'GET',
    path: '/me',
    access: 'signedIn',
    summary: 'Who is signed in, and as what',
  }),
};
