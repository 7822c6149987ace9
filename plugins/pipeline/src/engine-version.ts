/** What receipts and ledgers name as the maker of an artifact; a test holds it to the package's version. */
export const ENGINE = { name: '@metafolio/pipeline', version: '0.1.0' } as const;
