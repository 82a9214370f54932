// A slider beside a number: `<input type="range" data-pairs-with="id of the number" hidden>`. Without a script the number stands alone.
for (const range of document.querySelectorAll("input[type=range][data-pairs-with]")) {
  const number = document.getElementById(range.dataset.pairsWith);
  if (!number) continue;
  range.closest("[hidden]")?.removeAttribute("hidden");
  range.addEventListener("input", () => {
    number.value = range.value;
  });
  number.addEventListener("input", () => {
    range.value = number.value || "0";
  });
}
