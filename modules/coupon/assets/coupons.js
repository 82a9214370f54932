// What the pages of coupons do better with a script; each works without.

const boxes = () => [...document.querySelectorAll('#coupon-results input[name="ids[]"]')];

function tellSelected() {
  const chosen = boxes().filter((box) => box.checked).length;
  const count = document.querySelector("[data-selected-count]");
  if (count) count.textContent = chosen === 0 ? "" : String(chosen);
  const all = document.querySelector("[data-select-all]");
  if (!all) return;
  all.hidden = false;
  all.checked = chosen > 0 && chosen === boxes().length;
  all.indeterminate = chosen > 0 && chosen < boxes().length;
}

// The slider and the field beside it say the same.
function openSliders() {
  for (const label of document.querySelectorAll("[data-slider-of]")) {
    label.hidden = false;
    const slider = label.querySelector("input");
    const field = document.getElementById(label.dataset.sliderOf);
    if (!field || label.dataset.ready) continue;
    label.dataset.ready = "true";
    slider.value = field.value || "20";
    slider.addEventListener("input", () => {
      field.value = slider.value;
    });
    field.addEventListener("input", () => {
      slider.value = field.value;
    });
  }
}

document.addEventListener("change", (event) => {
  if (event.target.matches?.("[data-select-all]")) for (const box of boxes()) box.checked = event.target.checked;
  tellSelected();
});
document.addEventListener("htmx:after:swap", tellSelected);
addEventListener("pageshow", () => {
  tellSelected();
  openSliders();
});
