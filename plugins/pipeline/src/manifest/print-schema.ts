import { manifestSchemaText } from './manifest-schema-text.js';

process.stdout.write(manifestSchemaText());
