// The size of the text of each element that has some.
() => Object.fromEntries(
  ["h1", "h2", "main p:not(.visually-hidden)", ".md-tabs a", ".md-path li", "footer a"]
    .map((one) => [one, document.querySelector(one)])
    .filter(([, one]) => one)
    .map(([name, one]) => [name, parseFloat(getComputedStyle(one).fontSize)]))
