// What is told below the picture of the one thing that is chosen in it.

/** Tell of { node }, { tie } or { link }; of nothing, if null. */
function tellDetails(what) {
  const told = !what ? ""
    : "node" in what ? aboutNode(what.node)
      : "tie" in what ? aboutTie(what.tie) : aboutLink(what.link);
  document.getElementById("details").textContent = told;
}
