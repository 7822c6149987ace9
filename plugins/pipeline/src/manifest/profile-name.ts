import { z } from 'zod';

/** Names of profiles and ids of sleeves: a dot would break Nx's JSON field paths, a slash a path. */
export const PROFILE_NAME = /^[a-z][a-z0-9_-]*$/;

/** They become names of folders and files, together with the names of stages. */
const MAX_LENGTH = 64;

export const profileName = z.string().regex(PROFILE_NAME).max(MAX_LENGTH);
