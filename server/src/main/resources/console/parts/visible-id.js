/** Ids as people see them: two may differ by characters alone that do not show, or that turn the direction of writing. */

const INVISIBLE =
  /[\p{Cf}\p{Cc}\p{Cn}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]|(?! )\p{Zs}|(?<= ) |‹(?=U\+)/gu;

/** An id with each such character as its number: ann‹U+200B›. The same is written for what could be taken for that. */
export function visible(id) {
  return id.replace(INVISIBLE, (char) => `‹U+${char.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}›`);
}
