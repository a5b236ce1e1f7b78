"""Maps and bar charts as SVG, PNG and folium pages."""
