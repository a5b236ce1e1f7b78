// Draws the small map of a page: areas from a GeoJSON address of this site, no tiles, no pins.
// The list under the map is the source of which areas matter and the way in for the keyboard.
(function () {
  "use strict";

  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const touch = window.matchMedia("(pointer: coarse)").matches;

  function rolesOf(figure) {
    const roles = new Map();
    figure.querySelectorAll("[data-code]").forEach(function (item) {
      roles.set(item.dataset.code, { item: item, role: item.dataset.role });
    });
    return roles;
  }

  function nameNode(feature) {
    const node = document.createElement("span"); // a node, so that a name is never read as HTML
    node.textContent = feature.properties.name;
    return node;
  }

  function show(layer, entry, on) {
    const shape = layer.getElement();
    if (shape) shape.classList.toggle("is-shown", on);
    if (on) layer.bringToFront();
    if (entry) entry.item.classList.toggle("is-shown", on);
  }

  function connect(layer, entry) {
    layer.on("mouseover", function () { show(layer, entry, true); });
    layer.on("mouseout", function () { show(layer, entry, false); });
    if (!entry) return;
    const link = entry.item.querySelector("a");
    const light = function () { show(layer, entry, true); layer.openTooltip(); };
    const dim = function () { show(layer, entry, false); layer.closeTooltip(); };
    entry.item.addEventListener("mouseenter", light);
    entry.item.addEventListener("mouseleave", dim);
    link.addEventListener("focus", light);
    link.addEventListener("blur", dim);
    layer.on("click", function () { window.location.assign(link.href); });
  }

  function draw(figure, canvas, areas) {
    const roles = rolesOf(figure);
    canvas.hidden = false;
    const map = window.L.map(canvas, {
      attributionControl: false,
      scrollWheelZoom: false,
      dragging: !touch,
      zoomSnap: 0.25,
      zoomAnimation: !calm,
      fadeAnimation: !calm,
      inertia: !calm,
    });
    const shapes = window.L.geoJSON(areas, {
      style: function (feature) {
        const entry = roles.get(feature.properties.gss_code);
        return { className: "shape" + (entry ? " shape--" + entry.role : "") };
      },
      onEachFeature: function (feature, layer) {
        layer.bindTooltip(nameNode(feature), { className: "map-name", sticky: true });
        connect(layer, roles.get(feature.properties.gss_code));
      },
    });
    const bounds = window.L.latLngBounds([]);
    const order = ["neighbour", "serves", "home"];
    shapes.eachLayer(function (layer) {
      if (roles.has(layer.feature.properties.gss_code)) bounds.extend(layer.getBounds());
    });
    map.fitBounds(bounds.isValid() ? bounds.pad(0.08) : shapes.getBounds(), { maxZoom: 9, animate: false });
    shapes.addTo(map);
    order.forEach(function (role) {
      shapes.eachLayer(function (layer) {
        const entry = roles.get(layer.feature.properties.gss_code);
        if (entry && entry.role === role) layer.bringToFront();
      });
    });
    map.setMaxBounds(shapes.getBounds().pad(0.2));
  }

  document.querySelectorAll("[data-map]").forEach(function (figure) {
    const canvas = figure.querySelector("[data-map-canvas]");
    if (!canvas || !window.L) return;
    window.fetch(figure.dataset.geometryUrl, { credentials: "omit" })
      .then(function (answer) { return answer.ok ? answer.json() : Promise.reject(answer.status); })
      .then(function (areas) { draw(figure, canvas, areas); })
      .catch(function () { figure.classList.add("is-missing"); }); // the list below says the same
  });
})();
