/** The code in a message: blocks between fences, and what stands between backticks. For `replace`: it keeps no place. */
export const CODE =
  /(^|\n)[ \t]*(`{3,}|~{3,})[\s\S]*?(?:\n[ \t]*\2[`~]*[ \t]*(?=\n|$)|$)|(?<!`)(`+)(?!`)(?:[^\n]|\n(?![ \t]*\n))*?(?<!`)\3(?!`)/g;
