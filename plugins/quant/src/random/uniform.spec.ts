import { describe, expect, it } from 'vitest';
import { uniformStream } from './uniform.js';

describe('uniformStream', () => {
  it('has the states that the source prints for its generator from 0', () => {
    const states = [0x3c6ef35f, 0x47502932, 0xd1ccf6e9, 0xaaf95334, 0x6252e503, 0x9f2ec686, 0x57fe6c2d, 0xa3d95fa8];
    const next = uniformStream(0);
    expect(states.map(() => next())).toEqual(states.map((state) => (state + 1) / 2 ** 32));
  });

  it('goes by the lowest 32 bits of its seed', () => {
    expect(uniformStream(2 ** 32 + 7)()).toBe(uniformStream(7)());
    expect(uniformStream(-1)()).toBe(uniformStream(2 ** 32 - 1)());
  });
});
