// The map of coverage, nearer: a list of regions to show, and letters where a shape has room.
(function () {
  "use strict";

  const figure = document.querySelector("[data-coverage-map]");
  if (!figure) return;
  const ROOM = 22; // pixels each way that a letter needs

  function bounds(layers, region) {
    const found = window.L.latLngBounds([]);
    layers.forEach(function (layer) {
      if (!region || layer.area.region === region) found.extend(layer.getBounds());
    });
    return found;
  }

  function offer(map, layers) {
    const names = Array.from(new Set(layers.map(function (layer) { return layer.area.region; }))).sort();
    const label = document.createElement("label");
    const select = document.createElement("select");
    label.textContent = "Show ";
    select.className = "govuk-select";
    select.append(new Option("all of England", ""));
    names.forEach(function (name) { select.append(new Option(name, name)); });
    label.append(select);
    figure.querySelector("[data-map-zoom]").append(label);
    select.addEventListener("change", function () {
      map.fitBounds(bounds(layers, select.value), { animate: false });
    });
  }

  function letters(map, layers) {
    layers.forEach(function (layer) {
      const letter = document.createElement("span");
      const place = layer.feature.properties;
      letter.textContent = layer.area.mark.letter;
      letter.setAttribute("aria-hidden", "true"); // the shape says it in words
      const icon = window.L.divIcon({ className: "map-letter", html: letter, iconSize: [14, 14] });
      layer.letter = window.L.marker([place.label_lat, place.label_lon], { icon: icon, interactive: false, keyboard: false });
    });
    function fit() {
      layers.forEach(function (layer) {
        const box = layer.getBounds();
        const size = map.latLngToLayerPoint(box.getSouthEast()).subtract(map.latLngToLayerPoint(box.getNorthWest()));
        if (Math.min(size.x, size.y) > ROOM) layer.letter.addTo(map); else layer.letter.remove();
      });
    }
    map.on("zoomend", fit);
    fit();
  }

  figure.addEventListener("coverage:drawn", function (event) {
    offer(event.detail.map, event.detail.layers);
    letters(event.detail.map, event.detail.layers);
  });
})();
