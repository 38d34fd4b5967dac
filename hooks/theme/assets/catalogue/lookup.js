// What the list of all programmes and the search share: how words are compared, and the index of
// names and titles that both read.
const LETTERS = { đ: "d", ð: "d", ø: "o", ł: "l", ħ: "h", ŧ: "t", ı: "i", ß: "ss", æ: "ae", œ: "oe", þ: "th" }
const WORD = /[\p{L}\p{M}\p{N}]+(?:['-][\p{L}\p{M}\p{N}]+)*/gu
const DOT_BETWEEN_INITIALS = /(?<=(?<![\p{L}\p{N}])\p{L})\.(?=\p{L}(?![\p{L}\p{N}]))/gu
const JAPANESE = /([\p{sc=Han}\p{sc=Hira}\p{sc=Kana}ー]+)/u

// Case, width, accents, strokes, and the sort of a quote or a hyphen do not matter, nor do the
// spelling of America and an s at the end: "CENTERS" is "centre", and "trade marks" "trademark".
const plain = (text) => text
  .replace(/[`´‘’ʼʹʻ′＇]/g, "'").normalize("NFKD")
  .replace(/[\u0300-\u036f\u00ad\u200b-\u200d]/g, "").normalize("NFC").toLowerCase()
  .replace(/[đðøłħŧıßæœþ]/g, (letter) => LETTERS[letter])
  .replace(/[\p{Pd}−]/gu, "-").replace(/\btrade[ -]mark/g, "trademark").replace(DOT_BETWEEN_INITIALS, "")

const spelt = (word) => word.replace(/([iy])z/g, "$1s").replace(/^center/, "centre").replace(/^programme/, "program")
  .replace(/(?<=\p{L}{3})s$/u, "")

// Japanese has no spaces: a run of it is looked for by every two characters that follow each other.
const pairs = ([...signs]) => (signs.length < 2 ? signs : signs.slice(1).map((sign, at) => signs[at] + sign))
const pieces = (word) => word.split(JAPANESE).flatMap((run, at) => (at % 2 ? pairs(run) : run ? [spelt(run)] : []))

// The words that somebody looks for: those of "cutting-edge" one by one, "d'Ivoire" as one.
export const sought = (text) => (plain(text).match(WORD) ?? [])
  .flatMap((word) => word.split("-")).flatMap((word) => pieces(word.replaceAll("'", "")))

// The words under which a text is found, with a space before each: "d'Ivoire" under "ivoire" too,
// and "e-learning" under "elearning".
export const folded = (text) => {
  const joined = (plain(text).match(WORD) ?? []).filter((word) => /['-]/.test(word))
  const more = joined.flatMap((word) => [word.replace(/['-]/g, ""), ...word.split(/['-]/)])
  return ["", ...sought(text), ...more.map(spelt)].join(" ")
}

export const has = (text, words) => words.every((word) => text.includes(` ${word}`))

// The names of a group beside each other, with what is found by them.
const entriesOf = (group, { keys, addresses, numbers, names }) => keys.map((key, at) => ({
  group, key, address: addresses[at], number: numbers[at], names: names[at], folded: folded(names[at].join(" | ")),
}))

const prepared = ({ names, titles, others, addresses, notes, occasions, undated }) => ({
  names: Object.fromEntries(Object.entries(names).map(([group, columns]) => [group, entriesOf(group, columns)])),
  rows: titles.map((title, at) => ({
    title, address: addresses[at], note: notes[at], occasions: occasions[at],
    undated: at >= titles.length - undated, folded: folded([title, ...others[at]].join(" | ")),
  })),
})

// A publication may have replaced the index, so it is asked for again with each page; what did
// not come is asked for again the next time.
let loading
export const load = (address) => (loading ??= fetch(address, { cache: "no-cache" })
  .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(answer.status)))).then(prepared)
  .catch((error) => { loading = undefined; throw error }))

export const count = (number, noun) => `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`

// Makes an element of its name, its class, its properties and what is in it.
export const element = (name, properties, ...children) => {
  const made = Object.assign(document.createElement(name), properties)
  made.append(...children)
  return made
}
