// The map of coverage by keyboard: one stop for Tab, arrow keys from shape to shape, Enter opens.
(function () {
  "use strict";

  const figure = document.querySelector("[data-coverage-map]");
  if (!figure) return;
  const STEPS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

  // The nearest shape whose middle lies in that direction: at most 45 degrees off it.
  function nearest(from, step, layers, map) {
    const start = map.latLngToLayerPoint(from.middle);
    let found = null;
    let least = Infinity;
    layers.forEach(function (layer) {
      const away = map.latLngToLayerPoint(layer.middle).subtract(start);
      const along = away.x * step[0] + away.y * step[1];
      const aside = Math.abs(away.x * step[1]) + Math.abs(away.y * step[0]);
      if (layer === from || along <= 0 || aside > along) return;
      if (along + aside < least) {
        least = along + aside;
        found = layer;
      }
    });
    return found;
  }

  function outline(map) {
    const svg = map.getPane("overlayPane").querySelector("svg");
    const group = svg.querySelector("g");
    svg.setAttribute("role", "presentation"); // the group around it has the name
    const rings = [0, 1].map(function () {
      const ring = document.createElementNS(svg.namespaceURI, "path");
      ring.setAttribute("class", "ring");
      ring.setAttribute("aria-hidden", "true");
      group.append(ring);
      return ring;
    });
    return function (layer) {
      rings.forEach(function (ring) { ring.setAttribute("d", layer.getElement().getAttribute("d")); });
    };
  }

  figure.addEventListener("coverage:drawn", function (event) {
    const { map, layers } = event.detail;
    const show = outline(map);
    let current = null; // the one stop for Tab
    let chosen = null; // what the read-out tells of

    function stop(layer) {
      if (current) current.getElement().setAttribute("tabindex", "-1");
      layer.getElement().setAttribute("tabindex", "0");
      current = layer;
    }

    layers.forEach(function (layer) {
      const shape = layer.getElement();
      const place = layer.feature.properties;
      layer.middle = window.L.latLng(place.label_lat, place.label_lon);
      shape.setAttribute("role", "link");
      shape.setAttribute("aria-label", layer.area.name + ": " + layer.area.mark.words.toLowerCase());
      shape.setAttribute("tabindex", "-1");
      shape.addEventListener("focus", function () {
        stop(layer);
        map.panInside(layer.middle, { padding: [60, 60], animate: false });
        figure.dispatchEvent(new CustomEvent("coverage:chosen", { detail: layer }));
      });
      shape.addEventListener("keydown", function (key) {
        const ends = { Home: layers[0], End: layers[layers.length - 1] };
        const next = STEPS[key.key] ? nearest(layer, STEPS[key.key], layers, map) : ends[key.key];
        if (key.key === "Enter") window.location.assign(layer.area.url);
        if (!STEPS[key.key] && !ends[key.key]) return;
        key.preventDefault();
        if (next) next.getElement().focus({ preventScroll: true });
      });
    });

    stop(layers[0]);
    figure.addEventListener("coverage:chosen", function (which) {
      chosen = which.detail;
      show(chosen);
    });
    map.on("zoomend moveend viewreset", function () { if (chosen) show(chosen); });
  });
})();
