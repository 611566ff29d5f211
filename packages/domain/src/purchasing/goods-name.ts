import * as z from 'zod/mini';

/** Letters, digits, punctuation and signs of any script; no pictures (emoji), and nothing that cannot be seen. */
const GOODS_NAME = /^(?!.*\p{Emoji_Presentation})[\p{L}\p{M}\p{N}\p{P}\p{S}\p{Zs}]+$/u;

/** A name of goods as merchants write it, 【老年】保暖鞋（加绒）40~44 码 ★: 1 to 60 letters, by a rule of its own, for no person is called so. */
export const goodsName = z
  .string()
  .check(
    z.trim(),
    z.minLength(1, { error: 'name-missing' }),
    z.maxLength(60, { error: 'name-too-long' }),
    z.regex(GOODS_NAME, { error: 'name-unreadable' }),
  );
