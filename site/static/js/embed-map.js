// What each area of the framed map says, and its letter where the area has room for one.
// Words are set as text, so that no name is ever read as HTML.
(function () {
  "use strict";

  const ROOM = 20; // pixels that a letter needs
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  if (calm) window.L.Map.mergeOptions({ zoomAnimation: false, fadeAnimation: false, inertia: false });

  function element(tag, text) {
    const node = document.createElement(tag);
    node.textContent = text;
    return node;
  }

  function wordsOf(area, all) {
    const node = document.createElement("div");
    node.className = "map-words";
    node.append(element("strong", area.name), element("span", area.words));
    if (!all) return node;
    if (area.evidence) node.append(element("span", area.evidence));
    const link = element("a", "Open the page of " + area.name);
    link.href = area.url;
    link.target = "_blank";
    link.rel = "noopener";
    node.append(link);
    return node;
  }

  function letterOf(area) {
    const icon = window.L.divIcon({ className: "map-letter", html: element("span", area.letter), iconSize: [18, 18] });
    return window.L.marker(area.at, { icon: icon, interactive: false, keyboard: false });
  }

  function keepLetter(map, layer, letter) {
    const bounds = layer.getBounds();
    const size = map.latLngToLayerPoint(bounds.getSouthEast()).subtract(map.latLngToLayerPoint(bounds.getNorthWest()));
    if (size.x >= ROOM && size.y >= ROOM) letter.addTo(map);
    else letter.remove();
  }

  window.describeArea = function (feature, layer) {
    const area = feature.properties;
    layer.bindTooltip(wordsOf(area, false), { className: "map-name", sticky: true });
    layer.bindPopup(wordsOf(area, true));
    if (!area.at) return;
    const letter = letterOf(area);
    layer.on("add", function (event) {
      const map = event.target._map;
      const keep = function () { keepLetter(map, layer, letter); };
      map.on("zoomend", keep);
      keep();
    });
  };
})();
