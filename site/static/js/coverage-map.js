// Draws the map of coverage: cached boundaries joined to the states of today by their codes.
// Letters, patterns and words come from the legend of the page, so that they cannot differ.
(function () {
  "use strict";

  const figure = document.querySelector("[data-coverage-map]");
  if (!figure) return;
  const stage = figure.querySelector("[data-map-stage]");
  const readout = figure.querySelector("[data-map-readout]");
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const marks = new Map();
  document.querySelectorAll("[data-legend] [data-mark]").forEach(function (item) {
    marks.set(item.dataset.mark, item.dataset);
  });

  function read(url) {
    return window.fetch(url, { credentials: "omit" }).then(function (answer) {
      return answer.ok ? answer.json() : Promise.reject(new Error(answer.status));
    });
  }

  // What is known of a shape: its mark, and the names that its authority bears today.
  function known(feature, states) {
    const said = states[feature.properties.gss_code];
    if (!said) return null;
    const mark = marks.get((said.state + " " + said.age).trim()) || marks.get(said.state);
    return { ...said, mark: mark, region: feature.properties.region };
  }

  function element(tag, text, className) {
    const node = document.createElement(tag);
    node.textContent = text;
    if (className) node.className = className;
    return node;
  }

  function tell(area) {
    const swatch = document.querySelector('[data-slug="' + area.mark.slug + '"] svg').cloneNode(true);
    const state = element("p", " " + area.mark.words);
    const link = element("a", "Open the page of " + area.name);
    state.prepend(swatch);
    link.href = area.url;
    const way = element("p", "");
    way.append(link);
    readout.replaceChildren(element("p", area.name, "readout__name"), element("p", area.region, "soft"), state, way);
  }

  function draw(areas, states) {
    stage.hidden = false;
    const canvas = figure.querySelector("[data-map-canvas]");
    const map = window.L.map(canvas, {
      attributionControl: false, keyboard: false, scrollWheelZoom: false, zoomSnap: 0.25,
      dragging: !window.matchMedia("(pointer: coarse)").matches,
      zoomAnimation: !calm, fadeAnimation: !calm, inertia: !calm,
    });
    const list = areas.features.filter(function (feature) { return known(feature, states); });
    list.sort(function (a, b) { return a.properties.name.localeCompare(b.properties.name); });
    const shapes = window.L.geoJSON(list, {
      style: function (feature) {
        const area = known(feature, states);
        return { className: "cell cell--" + area.state, fillColor: area.mark.fill, fillOpacity: 1 };
      },
      onEachFeature: function (feature, layer) {
        layer.area = known(feature, states);
        layer.on("mouseover", function () { figure.dispatchEvent(new CustomEvent("coverage:chosen", { detail: layer })); });
        layer.on("click", function () {
          if (window.matchMedia("(hover: hover)").matches) window.location.assign(layer.area.url);
          else figure.dispatchEvent(new CustomEvent("coverage:chosen", { detail: layer }));
        });
      },
    });
    map.fitBounds(shapes.getBounds(), { animate: false });
    map.setMaxBounds(shapes.getBounds().pad(0.25));
    shapes.addTo(map);
    figure.addEventListener("coverage:chosen", function (event) { tell(event.detail.area); });
    figure.dispatchEvent(new CustomEvent("coverage:drawn", { detail: { map: map, layers: shapes.getLayers() } }));
  }

  if (!window.L) { figure.querySelector("[data-map-missing]").hidden = false; return; }
  Promise.all([read(figure.dataset.geometryUrl), read(figure.dataset.statesUrl)])
    .then(function (found) { draw(found[0], found[1]); })
    .catch(function () {
      stage.hidden = true;
      figure.querySelector("[data-map-missing]").hidden = false; // the table says the same
    });
})();
