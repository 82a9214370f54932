// What the pages of coupons do better with a script; each works without.

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

addEventListener("pageshow", openSliders);
