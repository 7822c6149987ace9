import { z } from 'zod';

/** Names of profiles and ids of sleeves: a dot would break Nx's JSON field paths, a slash a path. */
export const PROFILE_NAME = /^[a-z][a-z0-9_-]*$/;

export const profileName = z.string().regex(PROFILE_NAME);
