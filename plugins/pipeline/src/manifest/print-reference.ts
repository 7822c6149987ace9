import { manifestReference } from './reference/manifest-reference.js';

process.stdout.write(manifestReference());
