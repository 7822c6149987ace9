import { describe, expect, it } from 'vitest';
import { padded, plainText, widthOf } from './plain-text.js';

describe('plainText', () => {
  it.each([
    ['two\n  lines\t', 'two lines'],
    ['\u001b[31mred', '\\u{1b}[31mred'],
    ['right\u202eto left', 'right\\u{202e}to left'],
    ['zero\u200bwidth', 'zero\\u{200b}width'],
    ['lone \ud800', 'lone \\u{d800}'],
    ['株式 é', '株式 é'],
  ])('shows %j as %j', (text, shown) => {
    expect(plainText(text)).toBe(shown);
  });
});

describe('padded', () => {
  it('counts code points, not UTF-16 units, and never cuts', () => {
    expect(padded('𝛼', 3, 'left')).toBe('𝛼  ');
    expect(padded('𝛼', 3, 'right')).toBe('  𝛼');
    expect(padded('long', 2, 'right')).toBe('long');
    expect(widthOf('𝛼𝛽')).toBe(2);
  });
});
