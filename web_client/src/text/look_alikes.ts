/**
 * Letters of other scripts that look like Latin ones, so that a name made of them is seen to be like another's.
 *
 * The default export is what the SDK asks for when it decides whether two names in a room are alike.
 */

const PAIRS: [string, string][] = [
  // Cyrillic
  ["АВЕЅІЈКМНОРСТУХԌԚԜ", "ABESIJKMHOPCTYXGQW"],
  ["аеѕіјорсухһԁԛԝѵгп", "aesijopcyxhdqwvrn"],
  ["ьъзбё", "bb36e"],
  // Greek
  ["ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX"],
  ["αγεικνορτυχωϲϳ", "ayeikvoptuxwcj"],
  // Armenian, Hebrew, and others
  ["օոսհցքզԼՍՏ", "onuhgpqLUS"],
  ["ןוסօ", "lloo"],
  ["ᎪᏴᏟᎠᎬᎻᎫᏦᏞᎷᏢᏚᎢᏙᎳᏃ", "ABCDEHJKLMPSTVWZ"],
  // Latin letters and digits that look like others
  ["ıɩǀɑɡɪʏʀꓲℓ", "iilagiyrIl"],
  ["01|", "olI"],
];

const LIKE = new Map<string, string>(PAIRS.flatMap(([from, to]) => [...from].map((one, at): [string, string] => [one, [...to][at] ?? one])));

/** The same text with look-alikes put in the place of what they look like. */
export default function skeleton(text: string): string {
  return [...text.normalize("NFKC")].map((letter) => LIKE.get(letter) ?? letter).join("");
}
