// How many links, buttons and fields can be seen; of radio buttons, one of each group.
// The dots of a map are for the pointer: the table below it has the same links.
() => [...document.querySelectorAll(
  "a[href]:not([tabindex='-1']), button, input:not([type=radio]), input:checked, "
  + "select, summary, [tabindex='0']"
)].filter((one) => !one.disabled && one.checkVisibility({visibilityProperty: true})).length
